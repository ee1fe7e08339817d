import { describe, expect, test } from "vitest";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { CheckBoxes, Radios } from "#app/ui/forms/choices.tsx";
import { DateField, DateTimeField } from "#app/ui/forms/date-field.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { FormState, fieldId } from "#app/ui/forms/form-state.tsx";
import { PasswordField } from "#app/ui/forms/password-field.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { markup, tag } from "./render.tsx";

const common = { name: "field", label: "Nome", hint: "Un aiuto", required: true };
const options = [
  { value: "a", label: "A" },
  { value: "b", label: "B", hint: "Nota" },
];

const single = [
  ["TextField", <TextField key="" {...common} />],
  ["TextArea", <TextArea key="" {...common} />],
  ["Select", <Select key="" {...common} options={options} />],
  ["DateField", <DateField key="" {...common} />],
  ["DateTimeField", <DateTimeField key="" {...common} />],
  ["FileField", <FileField key="" {...common} />],
  ["PasswordField", <PasswordField key="" {...common} />],
  ["CheckBox", <CheckBox key="" {...common} />],
] as const;

describe.each(single)("%s", (_, field) => {
  test("its label names it, its hint describes it, and required is said in words", () => {
    const html = markup(field);
    const control = tag(html, /<(input|textarea|select)[^>]*>/);
    expect(html).toMatch(
      /<label[^>]*for="field-field"[^>]*>Nome<span class="field-need"> \(obbligatorio\)<\/span><\/label>/,
    );
    expect(control).toContain('id="field-field"');
    expect(control).toContain('aria-describedby="field-field-hint"');
    expect(control).toContain('aria-required="true"');
    expect(control).not.toContain("aria-invalid");
  });

  test("an error stands beside it and is read with it", () => {
    const html = markup(<FormState errors={{ field: "Scrivi il nome." }}>{field}</FormState>);
    const control = tag(html, /<(input|textarea|select)[^>]*>/);
    expect(control).toContain('aria-describedby="field-field-error field-field-hint"');
    expect(control).toContain('aria-invalid="true"');
    expect(html).toContain('id="field-field-error"><strong>Errore:</strong> Scrivi il nome.</p>');
  });
});

describe("what was typed", () => {
  test.each([
    ["text", <TextField key="" {...common} defaultValue="stored" />, 'value="typed"'],
    ["long text", <TextArea key="" {...common} defaultValue="stored" />, ">typed</textarea>"],
    ["an emptied field", <TextField key="" {...common} name="empty" defaultValue="stored" />, 'value=""'],
  ])("comes back after an error: %s", (_, field, shown) => {
    expect(markup(<FormState values={{ field: "typed", empty: "" }}>{field}</FormState>)).toContain(shown);
  });

  test("a password's field is hidden, and open to managers and to pasting", () => {
    for (const autoComplete of ["current-password", "new-password"] as const) {
      const html = markup(<PasswordField {...common} autoComplete={autoComplete} />);
      expect(html).toContain('type="password"');
      expect(html).toContain(`autoComplete="${autoComplete}"`);
      expect(html).not.toMatch(/onpaste|readonly/i);
    }
  });

  test("a password never comes back", () => {
    expect(
      markup(
        <FormState values={{ field: "secret" }}>
          <PasswordField {...common} />
        </FormState>,
      ),
    ).not.toContain("secret");
  });

  test("boxes that were unticked stay unticked, untouched forms show what is stored", () => {
    const boxes = <CheckBoxes {...common} options={options} defaultValues={["a"]} />;
    expect(markup(boxes)).toMatch(/checked=""[^>]*value="a"|value="a"[^>]*checked=""/);
    expect(markup(<FormState values={{ other: "x" }}>{boxes}</FormState>)).not.toContain("checked");
    expect(markup(<FormState values={{ field: ["b"] }}>{boxes}</FormState>)).toMatch(
      /checked=""[^>]*value="b"|value="b"[^>]*checked=""/,
    );
  });
});

describe("groups", () => {
  test.each([
    ["Radios", Radios],
    ["CheckBoxes", CheckBoxes],
  ])("%s have a legend, and hint and error describe the group", (_, Group) => {
    const html = markup(
      <FormState errors={{ field: "Scegli." }}>
        <Group {...common} options={options} />
      </FormState>,
    );
    expect(tag(html, /<fieldset[^>]*>/)).toContain('aria-describedby="field-field-error field-field-hint"');
    expect(html).toContain('<legend class="field-label">Nome');
    expect(html).toMatch(/<input[^>]*aria-describedby="field-field-1-note"[^>]*>/);
  });
});

describe("the list of errors", () => {
  test("links to controls that exist, those of groups too", () => {
    const html = markup(
      <FormState errors={{ field: "Primo.", "kinds[0]": "Secondo." }} prefix="x">
        <ErrorSummary />
        <TextField {...common} />
        <Radios name="kinds[0]" label="Tipo" options={options} />
      </FormState>,
    );
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links).toEqual([fieldId("field", "x"), fieldId("kinds[0]", "x")]);
    for (const id of links) expect(html).toMatch(new RegExp(`<input[^>]*id="${id}"`));
    expect(html).toContain("Ci sono 2 cose da sistemare");
  });

  test("takes the focus and is announced; without errors there is none", () => {
    expect(
      markup(
        <FormState errors={{ a: "x" }}>
          <ErrorSummary />
        </FormState>,
      ),
    ).toMatch(/role="alert" tabindex="-1"/);
    expect(
      markup(
        <FormState>
          <ErrorSummary />
        </FormState>,
      ),
    ).toBe("");
  });

  test("speaks English under /en", () => {
    expect(
      markup(
        <FormState errors={{ a: "x" }}>
          <ErrorSummary />
        </FormState>,
        "/en/sign-in",
      ),
    ).toContain("There is one thing to fix");
  });
});

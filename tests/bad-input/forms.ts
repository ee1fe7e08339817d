/** One control of a form as the page shows it. */
export interface FormField {
  name: string;
  type: string;
  value: string;
  options: string[];
}
export interface ShownForm {
  method: "get" | "post";
  action: string;
  multipart: boolean;
  fields: FormField[];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
export const unescaped = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => entities[name] ?? "");

function attributes(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g))
    found[name.toLowerCase()] = unescaped(value);
  return found;
}

/** The forms of a page that React has written: its markup is regular, so that a few patterns read it whole. */
export function formsOf(html: string, page: string): ShownForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, open = "", inside = ""]) => {
    const given = attributes(open);
    return {
      method: given["method"]?.toLowerCase() === "post" ? "post" : "get",
      action: given["action"] ?? page,
      multipart: given["enctype"] === "multipart/form-data",
      fields: fieldsOf(inside),
    };
  });
}

function fieldsOf(inside: string): FormField[] {
  const fields: FormField[] = [];
  for (const [, input, tag = "input", wide, content = ""] of inside.matchAll(
    /<input\b([^>]*)>|<(textarea|select|button)\b([^>]*)>([\s\S]*?)<\/\2>/g,
  )) {
    const open = input ?? wide ?? "";
    const given = attributes(open);
    if (!given["name"] || "disabled" in given) continue;
    const name = given["name"];
    if (tag === "select") {
      const options = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, option = ""]) => attributes(option));
      const values = options.map((option) => option["value"] ?? "");
      fields.push({
        name,
        type: "select",
        value: options.find((option) => "selected" in option)?.["value"] ?? values[0] ?? "",
        options: values,
      });
    } else if (tag === "textarea")
      fields.push({ name, type: "textarea", value: unescaped(content).replace(/^\n/, ""), options: [] });
    else
      fields.push({
        name,
        type: tag === "button" ? "button" : (given["type"] ?? "text"),
        value: given["value"] ?? "",
        options: [],
      });
  }
  return fields;
}

const typed = new Set(["text", "textarea", "email", "url", "tel", "search", "number", "date", "datetime-local"]);
/** Fields into which somebody writes: what they wrote must come back with a refusal. */
export const isTyped = (field: FormField): boolean => typed.has(field.type);

/** What a person who fills the form with care would send: every field once, something that fits its kind. */
export function careful(form: ShownForm): [string, string][] {
  const sent: [string, string][] = [];
  for (const field of form.fields) {
    if (field.type === "file" || (field.type === "radio" && sent.some(([name]) => name === field.name))) continue;
    if (field.type === "button" && sent.some(([name]) => name === field.name)) continue;
    sent.push([field.name, usual(field)]);
  }
  return sent;
}

function usual(field: FormField): string {
  if (field.value !== "") return field.value;
  switch (field.type) {
    case "email":
      return "prova@example.org";
    case "date":
      return "2026-05-04";
    case "datetime-local":
      return "2026-05-04T10:00";
    case "url":
      return "https://example.org/";
    case "number":
      return "1";
    case "password":
      return "quattro fili e un nodo";
    case "checkbox":
      return "on";
    case "select":
      return field.options.find((option) => option !== "") ?? "";
    default:
      return "Prova";
  }
}

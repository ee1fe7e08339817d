import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync, type WriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotStart } from "#db/client.server.ts";
import { bagDeclaration, bagInfo, manifestLine } from "./bag.ts";

type Content = string | Uint8Array | AsyncIterable<Uint8Array | string>;

/**
 * Writes a bag under another name, beside the one asked for, and renames it only when it is whole. Contents go straight
 * to the disk and lines to the manifest, so that memory doesn't grow with the content. Throws CannotStart for a name
 * that is taken.
 */
export class BagWriter {
  private readonly part: string;
  private manifest: WriteStream | null = null;
  private readonly tags: string[] = [];
  private bytes = 0;
  private count = 0;

  constructor(private readonly folder: string) {
    if (existsSync(folder)) throw new CannotStart(`${folder} is there already; an archive overwrites nothing.`);
    this.part = `${folder}.part`;
  }

  async begin(): Promise<void> {
    await rm(this.part, { recursive: true, force: true });
    await mkdir(join(this.part, "data"), { recursive: true, mode: 0o700 });
    this.manifest = createWriteStream(join(this.part, "manifest-sha256.txt"), { flags: "wx", mode: 0o600 });
    await once(this.manifest, "open");
  }

  /** Adds a file under data/; gives its hash. */
  async add(path: string, content: Content): Promise<string> {
    const { sha256, size } = await this.write(`data/${path}`, content);
    if (!this.manifest) throw new Error("The bag was not begun");
    if (!this.manifest.write(manifestLine({ sha256, path: `data/${path}` }))) await once(this.manifest, "drain");
    this.bytes += size;
    this.count += 1;
    return sha256;
  }

  /** Writes the files that describe the bag, then gives the folder its name. */
  async finish(facts: readonly (readonly [string, string])[], readme: string): Promise<void> {
    if (!this.manifest) throw new Error("The bag was not begun");
    this.manifest.end();
    await once(this.manifest, "close");
    await this.tag("bagit.txt", bagDeclaration);
    await this.tag("bag-info.txt", bagInfo([...facts, ["Payload-Oxum", `${this.bytes}.${this.count}`]]));
    await this.tag("README.txt", readme);
    this.tags.push(
      manifestLine({ sha256: await hashOf(join(this.part, "manifest-sha256.txt")), path: "manifest-sha256.txt" }),
    );
    await this.write("tagmanifest-sha256.txt", this.tags.join(""));
    await rename(this.part, this.folder);
  }

  async abandon(): Promise<void> {
    this.manifest?.destroy();
    await rm(this.part, { recursive: true, force: true });
  }

  private async tag(name: string, text: string): Promise<void> {
    this.tags.push(manifestLine({ sha256: (await this.write(name, text)).sha256, path: name }));
  }

  private async write(path: string, content: Content): Promise<{ sha256: string; size: number }> {
    const file = join(this.part, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const out = createWriteStream(file, { flags: "wx", mode: 0o600 });
    const hash = createHash("sha256");
    let size = 0;
    const failed = once(out, "error").then(([error]) => {
      throw error as Error;
    });
    const work = async () => {
      for await (const chunk of typeof content === "string" || content instanceof Uint8Array ? [content] : content) {
        const data = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
        hash.update(data);
        size += data.byteLength;
        if (!out.write(data)) await once(out, "drain");
      }
      out.end();
      await once(out, "close");
    };
    await Promise.race([work(), failed]);
    return { sha256: hash.digest("hex"), size };
  }
}

/** SHA-256 of a file on the disk in hexadecimal. Throws where it can't be read. */
export async function hashOf(file: string): Promise<string> {
  const { createReadStream } = await import("node:fs");
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

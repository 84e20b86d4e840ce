// An archive that is served while it is edited. In: the program, and an archive to copy. Out: its
// address, and what an editor does to its files. What is changed is the copy alone.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const NOW = "2026-11-22";

export class Served {
  // Copies what an archive is made of, and serves it at a port that is free.
  static async begin(samut, from, folder) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const part of ["content", "themes"]) cpSync(join(from, part), join(folder, part), { recursive: true });
    const served = new Served(samut, folder);
    await served.start(0);
    return served;
  }

  constructor(samut, folder) {
    this.samut = samut;
    this.folder = folder;
    this.said = [];
  }

  // Serves at a port, and waits until that can be asked.
  async start(port) {
    const flags = ["--port", port, "--now", NOW, "--drafts", "--future"];
    this.child = spawn(this.samut, ["serve", "--root", this.folder, ...flags], { stdio: ["ignore", "ignore", "pipe"] });
    const ended = new Promise((done) => this.child.once("exit", done));
    this.ended = ended;
    const lines = createInterface({ input: this.child.stderr });
    const address = new Promise((done) => {
      lines.on("line", (line) => {
        this.said.push(line);
        const [root] = line.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
        if (root) done(root);
      });
    });
    const failed = ended.then(() => {
      throw new Error(`samut serve has ended: ${this.said.join("\n")}`);
    });
    this.root = await Promise.race([address, failed]);
  }

  // Ends it as Ctrl-C does.
  async end() {
    this.child.kill("SIGINT");
    await this.ended;
  }

  // Starts it again where it was.
  again() {
    return this.start(new URL(this.root).port);
  }

  path(file) {
    return join(this.folder, file);
  }

  read(file) {
    return readFileSync(this.path(file), "utf8");
  }

  // Saves a file as an editor does who writes over it.
  save(file, text) {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  // Saves it as one does who writes another file and puts it in its place.
  replace(file, text) {
    const other = this.path(`${dirname(file)}/.${Date.now()}.swp`);
    writeFileSync(other, text);
    renameSync(other, this.path(file));
  }

  remove(file) {
    rmSync(this.path(file));
  }

  // Saves a file in other words while something is done, and then as it was.
  async changed(file, change, during) {
    const before = this.read(file);
    const after = change(before);
    if (after === before) throw new Error(`nothing of ${file} is changed`);
    this.replace(file, after);
    try {
      return await during();
    } finally {
      this.replace(file, before);
    }
  }
}

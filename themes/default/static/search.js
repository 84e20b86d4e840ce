// The search engine, as docs/search.md tells; a plain script, which works from a disk too.
globalThis.samutSearch ??= (() => {
  "use strict";
  const THAI = 1, WORD = 2, NUMBER = 3; // what a unit is made of
  const BREAK = 0, SIGN = 1, SPACE = 2; // how it follows the one before it
  const SHARDS = 3, WORDS = 4, WIDE = 8, FEW = 5, ROUNDS = 4, MISSED = 2, LOOSE = 6;
  const EXCERPT = 170; // letters
  const GROUPS = ["kind", "lang", "mechanism", "country"];

  // ---- The normaliser: letters in one form, each with where it begins and ends in the text.
  const HIDDEN = /[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u0080-\u009f]/;
  const isTone = (c) => c >= "\u0e48" && c <= "\u0e4b";
  const isVowel = (c) => c === "\u0e31" || (c >= "\u0e34" && c <= "\u0e39") || c === "\u0e47" || c === "\u0e4d";
  const isMark = (c) => c === "\u0e31" || (c >= "\u0e34" && c <= "\u0e3a") || (c >= "\u0e47" && c <= "\u0e4e");
  const marksEnd = (text, at) => { while (isMark(text[at] ?? "")) at++; return at; };
  const isSpace = (c) => /\p{White_Space}/u.test(c);

  function fold(text, slips) {
    let out = []; // letters, each with where it begins and ends
    const push = (...one) => out.push(one);
    const last = (n = 1) => out.at(-n)?.[0];
    const replace = (x, b) => { out.at(-1)[0] = x; out.at(-1)[2] = b; };
    const space = (x, a, b) => {
      const l = last();
      if (l === undefined || l === "\n" || (l === " " && x === " ")) return;
      if (l === " ") replace("\n", b);
      else push(x, a, b);
    };
    const thai = (x, a, b) => {
      if (/[\u0e4c\u0e4e\u0e2f]/.test(x)) return;
      if (x >= "\u0e50") return push(String.fromCharCode(x.charCodeAt(0) - 0xe20), a, b);
      const l = last() ?? "";
      if (x === "\u0e45" && l !== "\u0e24" && l !== "\u0e26") x = "\u0e32";
      if (x === "\u0e32" && l === "\u0e4d") replace("\u0e33", b);
      else if (x === "\u0e32" && isTone(l) && last(2) === "\u0e4d") { out.pop(); replace(l, b); push("\u0e33", a, b); }
      else if (x === "\u0e40" && l === x) replace("\u0e41", b);
      else if (isMark(x) && x === l) return;
      else if ((isVowel(x) && isTone(l)) || (isTone(x) && l === "\u0e33")) { if (last(2) !== x) out.splice(-1, 0, [x, a, b]); }
      else push(x, a, b);
    };
    for (let i = 0; i < text.length;) {
      const code = text.codePointAt(i), a = i, b = (i += code > 0xffff ? 2 : 1);
      const x = text.slice(a, b);
      if (code === 10) space("\n", a, b);
      else if (code <= 32 || code === 127) space(" ", a, b);
      else if (code < 127) push(x.toLowerCase(), a, b);
      else if ((code > 0xe00 && code < 0xe3b) || (code > 0xe3f && code < 0xe5a)) thai(x, a, b);
      else if (code === 0x2018 || code === 0x2019 || code === 0x2bc) push("'", a, b);
      else {
        for (const y of [...(isSpace(x) ? " " : x.normalize("NFKD"))].flatMap((y) => (HIDDEN.test(y) ? [] : [...y.toLowerCase()]))) {
          if (isSpace(y)) space(" ", a, b);
          else if (!HIDDEN.test(y)) push(y, a, b);
        }
      }
    }
    if (last() === " " || last() === "\n") out.pop();
    if (slips?.pattern) out = mend(out, slips);
    return { c: out.map((one) => one[0]), from: out.map((one) => one[1]), to: out.map((one) => one[2]) };
  }

  function mend(letters, { pattern, right }) {
    const text = letters.map(([c]) => c).join(""), out = [];
    let n = 0, at = 0; // the place in letters, and in the text
    const until = (end) => { const from = n; while (at < end) at += letters[n++][0].length; return letters.slice(from, n); };
    for (const found of text.matchAll(pattern)) {
      out.push(...until(found.index));
      const wrong = until(found.index + found[0].length);
      for (const x of right.get(found[0])) out.push([x, wrong[0][1], wrong.at(-1)[2]]);
    }
    return out.concat(letters.slice(n));
  }

  function slipsOf(pairs) {
    const quoted = pairs.map(([wrong]) => wrong.replace(/[^\p{L}\p{M}\p{N} ]/gu, "\\$&"));
    return { right: new Map(pairs), pattern: pairs.length ? new RegExp(quoted.join("|"), "g") : null };
  }

  // ---- English inflections.
  function stem(word) {
    if (word.length < 4 || word === "news" || !/^[a-z]+$/.test(word)) return word;
    let w = word;
    if (w.length > 4 && /(ies|sses|xes|ches|shes|zes)$/.test(w)) w = w.slice(0, -2);
    else if (/[^sui]s$/.test(w)) w = w.slice(0, -1);
    const start = w.replace(/ing$|ed$/, "");
    if (start.length > 2 && /[aeiouy]/.test(start) && !/eed$/.test(w)) w = start;
    if (w.length > 3) w = w.replace(/e$/, "");
    w = w.replace(/ck$/, "c").replace(/([^aeiou])\1$/, "$1");
    return w.length > 3 ? w.replace(/[yi]$/, "") : w;
  }

  // ---- Units: runs of Thai letters, words, numbers.
  const SILENT = new Set(["the", "of", "and", "in", "on", "a", "an", "to", "for", "at", "by"]);
  function script(c) {
    if (c === undefined) return 0;
    if (c >= "a" && c <= "z") return WORD;
    if (c >= "0" && c <= "9") return NUMBER;
    if (c < "\x80") return 0;
    if (c >= "\u0e01" && c <= "\u0e7f") return c <= "\u0e3a" || (c >= "\u0e40" && c <= "\u0e4e") ? THAI : 0;
    return /[\p{Alphabetic}\p{N}]/u.test(c) ? WORD : 0;
  }

  function units({ c }, joined) {
    const all = [];
    let after = BREAK, onlyDots = true;
    const within = (at, s) =>
      (c[at] === "," && s === NUMBER && script(c[at + 1]) === NUMBER) ||
      (c[at] === "." && s === WORD && script(c[at - 1]) === WORD && !script(c[at - 2]) &&
        script(c[at + 1]) === WORD && !script(c[at + 2]));
    for (let i = 0; i < c.length;) {
      const s = script(c[i]);
      if (!s) {
        if (c[i] === "\n") after = BREAK;
        else if (c[i] === " " && after === SIGN) after = SPACE;
        onlyDots &&= c[i] === "." || (joined && c[i] === " ");
        i += c[i] === "'" && c[i + 1] === "s" && !script(c[i + 2]) && i > 0 ? 2 : 1;
        continue;
      }
      const start = i, at = [];
      let text = "";
      for (; i < c.length; i++) {
        if (script(c[i]) === s) { text += c[i]; at.push([i, i + 1]); }
        else if (!within(i, s)) break;
      }
      const last = all.at(-1);
      if (s === THAI && last?.script === THAI && onlyDots && after !== BREAK) {
        last.text += text;
        last.at.push(...at);
      } else {
        const ordinal = s === WORD && /^(st|nd|rd|th)$/.test(text) && last?.script === NUMBER && script(c[start - 1]) === NUMBER;
        if (ordinal || (s === WORD && SILENT.has(text))) continue;
        if (s !== THAI) {
          const kept = [...(s === WORD ? stem(text) : text)].slice(0, 24), end = at.at(-1)[1];
          at.length = kept.length;
          at.at(-1)[1] = end;
          text = kept.join("");
        }
        all.push({ script: s, text, at, after });
      }
      after = SIGN;
      onlyDots = true;
    }
    return all;
  }

  function line(all) {
    let text = "", end = [0, 0], before = THAI;
    const at = [];
    const push = (c, place) => { text += c; for (let n = 0; n < c.length; n++) at.push(place); };
    for (const u of all) {
      if (u.after === BREAK || (u.script === THAI && before === THAI)) {
        push((before === THAI ? "" : " ") + "\n" + (u.script === THAI ? "" : " "), end);
      } else push(" ", end);
      let n = 0;
      for (const c of u.text) push(c, (end = u.at[n++]));
      before = u.script;
    }
    if (before !== THAI) push(" ", end);
    return { text, at };
  }

  // ---- Pieces and shards.
  const RANKS = new Uint8Array(128);
  const FREQUENT = 42;
  const code = (gram, n) => (gram >> (21 - 7 * n)) & 127;
  const gramOf = (s) => [0, 1, 2, 3].reduce((g, n) => (g << 7) | (n < s.length ? s.charCodeAt(n) & 127 : 0), 0);
  const rarity = (gram) => [0, 1, 2, 3].reduce((sum, n) => sum + RANKS[code(gram, n)], 0);
  function mix(x) {
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return (x ^ (x >>> 16)) >>> 0;
  }
  function gramShard(gram, count) {
    const a = code(gram, 0), b = code(gram, 1), d = code(gram, 2);
    let rare = RANKS[a] + RANKS[b], pair = (a << 7) | b;
    const rare2 = RANKS[b] + RANKS[d], pair2 = (b << 7) | d;
    if (d && (rare2 > rare || (rare2 === rare && pair2 > pair))) { rare = rare2; pair = pair2; }
    return mix(rare < FREQUENT ? (gram >> 7) | (1 << 22) : pair) % count;
  }
  const hash = (start, seed) => [...start].reduce((h, c) => mix(h ^ c.codePointAt(0)), seed);
  const wordShard = (word, count) => hash([...word].slice(0, 3), 0) % count;
  function pairHash(before, unit) {
    if (unit.after === BREAK || unit.script === THAI) return -1;
    if (before.script === unit.script && unit.script === NUMBER) return -1;
    if (before.script === THAI && unit.script !== NUMBER) return -1;
    const letters = before.script !== THAI ? 0 : /ที่$/.test(before.text) ? 5 : 2;
    return before.text.length < letters ? -1 : hash(before.text.slice(-letters), 7) & 0xffff;
  }

  // ---- Lists.
  const bitLength = (n) => 32 - Math.clz32(n);
  function reader(bytes) {
    let at = 0;
    const end = bytes.length * 8;
    const bit = () => { const b = at < end ? (bytes[at >> 3] >> (7 - (at & 7))) & 1 : 0; at++; return b; };
    const bits = (n) => {
      let v = 0;
      while (n > 0) {
        const left = 8 - (at & 7), take = Math.min(left, n);
        const byte = at < end ? bytes[at >> 3] : 0;
        v = (v << take) | ((byte >> (left - take)) & ((1 << take) - 1));
        at += take;
        n -= take;
      }
      return v >>> 0;
    };
    const gamma = () => {
      let zeros = 0;
      while (zeros < 31 && at < end && !bit()) zeros++;
      return ((1 << zeros) | bits(zeros)) >>> 0;
    };
    const rice = (k) => { let high = 0; while (bit()) high++; return high * 2 ** k + bits(k); };
    const differences = (count, power) => {
      const k = Math.max(0, power - bitLength(count) - 1), all = new Uint32Array(count);
      for (let n = 0, next = 0; n < count; n++) {
        next = (all[n] = next + rice(k)) + 1;
      }
      return all;
    };
    const list = (size, headings) => {
      const count = gamma(), all = differences(count, size), marks = new Uint8Array(headings ? count : 0);
      if (headings) {
        const n = gamma() - 1;
        if (n === count) marks.fill(1);
        else if (n) for (const place of differences(n, bitLength(count))) marks[place] = 1;
      }
      return { all, marks };
    };
    return { bits, gamma, list, rice };
  }
  function letterShard(bytes, size) {
    const r = reader(bytes), lists = new Map();
    for (let n = r.gamma() - 1, start = 0; n > 0; n--) {
      if (!r.bits(1)) start = r.bits(21);
      lists.set((start << 7) | r.bits(7), r.list(size, true));
    }
    return lists;
  }
  const utf8 = new TextDecoder();
  function wordsOf(bytes, size) {
    const r = reader(bytes), words = new Map();
    let last = new Uint8Array(0);
    for (let n = r.gamma() - 1; n > 0; n--) {
      const alike = r.gamma() - 1, word = new Uint8Array(alike + r.gamma() - 1);
      word.set(last.subarray(0, alike));
      for (let i = alike; i < word.length; i++) word[i] = r.bits(8);
      const list = r.list(size, true), before = new Map(), pairs = r.gamma() - 1;
      const k = Math.max(0, 16 - bitLength(pairs));
      for (let i = 0, from = 0; i < pairs; i++) {
        from += r.rice(k);
        before.set(from, r.list(size, false));
      }
      words.set(utf8.decode(word), { ...list, before });
      last = word;
    }
    return words;
  }

  // ---- Files.
  const waiting = new Map(); // of scripts: who waits for what a name holds
  const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  function take(name, text) {
    waiting.get(name)?.(fromBase64(text));
  }
  async function load(base, links, name, version) {
    const query = version ? `?h=${version}` : "";
    if (links !== "files") {
      const answer = await fetch(`${base}${name}.bin${query}`, version ? {} : { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    }
    return new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      const done = (then) => (value) => { waiting.delete(name); tag.remove(); then(value); };
      waiting.set(name, done(resolve));
      tag.onerror = done(() => reject(new Error(name)));
      tag.src = `${base}${name}.js${query}`;
      document.head.append(tag);
    });
  }
  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  function decode(bytes) {
    const out = [];
    for (let i = 0; i < bytes.length; i++) {
      const b = bytes[i];
      out.push(String.fromCodePoint(b < 128 ? b : b < 255 ? b + 0xd80 : (bytes[++i] << 16) | (bytes[++i] << 8) | bytes[++i]));
    }
    return out.join("");
  }
  const FIELDS = ["id", "kind", "pages", "texts", "date", "th", "en", "mechanisms", "countries", "others", "titleTh", "titleEn", "heading", "facts", "bodyTh", "bodyEn"];
  function records(text) {
    return text.split("\x1e").slice(1).map((one) => {
      const [number, ...fields] = one.split("\x1f"), record = { number: +number };
      FIELDS.forEach((name, n) => (record[name] = fields[n] ?? ""));
      for (const name of ["pages", "texts", "mechanisms", "countries", "others"]) record[name] = record[name].split(" ").filter(Boolean);
      return record;
    });
  }
  const field = (text, slips) => ({
    text,
    get folded() { return remember(this, "folded", fold(text, slips)); },
    get line() { return remember(this, "line", line(units(this.folded, true))); },
  });
  const remember = (of, name, value) => (Object.defineProperty(of, name, { value }), value);

  // Where a text first has what is nearest to a run (Sellers, 1980): [differences, start, end].
  function nearest(run, text, most) {
    const ONE = 2 ** 26, m = run.length;
    let best = [most + 1, 0, 0], two = [], row = Array.from({ length: m + 1 }, (_, n) => n * ONE);
    for (let j = 1; j <= text.length; j++) {
      const next = [j], c = text[j - 1];
      for (let i = 1; i <= m; i++) {
        next[i] = Math.min(row[i - 1] + (run[i - 1] === c ? 0 : ONE), row[i] + ONE, next[i - 1] + ONE);
        if (i > 1 && j > 1 && run[i - 1] === text[j - 2] && run[i - 2] === c) next[i] = Math.min(next[i], two[i - 2] + ONE);
      }
      two = row;
      row = next;
      const d = Math.floor(row[m] / ONE);
      const start = row[m] % ONE;
      if (d < best[0] || (d === best[0] && d <= most && start === best[1])) best = [d, start, j];
    }
    return best;
  }

  // ---- The engine.
  async function open({ data, links }) {
    const base = new URL(data, document.baseURI).href;
    const manifest = JSON.parse(utf8.decode(await inflate(await load(base, links, "manifest"))));
    const { size, ranks, letters, words, perText, months, kinds, names, slips: wrong, hashes, textHashes } = manifest;
    if (manifest.version !== 1) throw new Error(`an index of version ${manifest.version}`);
    const slips = slipsOf(wrong);
    RANKS.fill(64);
    RANKS[0] = 0;
    [...ranks].forEach((c, n) => (RANKS[c.charCodeAt(0) & 127] = n));
    const years = []; // of every number; null without a day
    for (let i = 0, month = 0; i < months.length; i += 2) {
      month += months[i];
      for (let n = months[i + 1]; n > 0; n--) years.push(month < 0 ? null : Math.floor(month / 12));
    }
    const numbers = years.length, undated = months[1];
    const cache = new Map();
    const kept = (name, make) => {
      if (!cache.has(name)) {
        const made = make();
        cache.set(name, made);
        made.catch(() => cache.delete(name));
      }
      return cache.get(name);
    };
    const version = (of, n) => of.slice(n * 4, n * 4 + 4).replace(/\+/g, "-").replace(/\//g, "_");
    const fetched = (name, n) => load(base, links, name, version(hashes, n));
    const lettersAt = (n) => kept(`l${n}`, async () => letterShard(await fetched(`letters/${n}`, n), size));
    const wordsAt = (n) => kept(`w${n}`, async () => wordsOf(await fetched(`words/${n}`, letters + n), size));
    const facets = () => kept("facets", async () => {
      const r = reader(await fetched("facets", letters + words));
      return [0, 1, 2, 3].map(() => {
        const group = new Map();
        for (let n = r.gamma() - 1; n > 0; n--) { const value = r.gamma() - 1; group.set(value, r.list(size, false).all); }
        return group;
      });
    });
    const fieldsOf = new Map();
    const textsAt = (n) => kept(`t${n}`, async () => {
      const all = new Map();
      for (const record of records(decode(await inflate(await load(base, links, `texts/${n}`, version(textHashes, n)))))) {
        const of = (text) => field(text, slips);
        const named = (which) => which.map((n) => nameFields(+n)).flat();
        record.fields = [of(record.titleTh), of(record.titleEn), of(record.heading), ...named(record.mechanisms),
          ...named(record.countries), ...named(record.others), of(record.facts), of(record.bodyTh), of(record.bodyEn)];
        all.set(record.number, record);
      }
      return all;
    });
    const recordOf = async (number) => (await textsAt(Math.floor(number / perText))).get(number);
    const nameFields = (n) => {
      if (!fieldsOf.has(n)) fieldsOf.set(n, (names[n]?.[1] ?? "").split("\n").map((name) => field(name, slips)));
      return fieldsOf.get(n);
    };
    const textOf = (record) => (record.line ??= record.fields.map((f) => f.line.text).join("\n"));

    // ---- A query: its units, and what each needs.
    const isEra = (all, n) => all[n].script === THAI && /^[พค]ศ$/.test(all[n].text) && all[n + 1]?.script === NUMBER;
    function understand(query) {
      const folded = fold(query, slips);
      let all = units(folded, false);
      all = all.filter((u) => u.script !== THAI || u.text.length > 1);
      const end = folded.c.length;
      all.forEach((u, n) => {
        u.era = isEra(all, n);
        u.open = n === all.length - 1 && u.at.at(-1)[1] === end && !/\s$/u.test(query);
        u.years = [];
        if (u.script === NUMBER && u.text.length === 4) {
          if (+u.text >= 2443 && +u.text <= 2650) u.years = [`${+u.text - 543}`];
          else if (+u.text >= 1900 && +u.text <= 2107) u.years = [`${+u.text + 543}`];
        }
        const before = all[n - 1];
        u.pair = before ? pairHash(before, u) : -1;
        u.phrase = u.pair >= 0 && (u.after === SIGN || before.script !== THAI || before.era || /ที่$/.test(before.text));
      });
      return { all, folded, text: folded.c.join("") };
    }

    const merge = (lists) => {
      const marks = new Map();
      for (const { all, marks: of } of lists) all.forEach((number, n) => marks.set(number, (marks.get(number) ?? 0) | (of[n] ?? 0)));
      const all = Uint32Array.from(marks.keys()).sort();
      return { all, marks: Uint8Array.from(all, (number) => marks.get(number)) };
    };
    const NONE = { all: new Uint32Array(0), marks: new Uint8Array(0) };

    function plan(all, most) {
      const wordUnits = all.filter((u) => u.script !== THAI).sort((a, b) => b.text.length - a.text.length).slice(0, WORDS);
      const shards = new Set(wordUnits.map((u) => wordShard(u.text, words)));
      const runs = all.filter((u) => u.script === THAI && !u.era && (u.text.length > 2 || all.length === 1));
      const budget = most ?? Math.max(Math.min(runs.length, 2), SHARDS - shards.size);
      const chosen = new Set(), scored = [];
      for (const u of runs) {
        const length = u.text.length;
        u.grams = [];
        if (length < 4) { chosen.add(gramShard(gramOf(u.text), letters)); continue; }
        for (let n = 0; n + 4 <= length; n++) u.grams.push(gramOf(u.text.slice(n, n + 4)));
        u.grams = [...new Set(u.grams)];
        const scores = new Map();
        for (const g of u.grams) {
          const s = gramShard(g, letters);
          scores.set(s, (scores.get(s) ?? 0) + Math.max(1, rarity(g) - 24));
        }
        const order = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
        if (chosen.size < budget && !order.some(([s]) => chosen.has(s))) chosen.add(order[0][0]);
        scored.push(...order);
      }
      scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      for (const [s] of scored) if (chosen.size < budget) chosen.add(s);
      const more = scored.some(([s]) => !chosen.has(s));
      return { wordUnits, runs, chosen, more };
    }

    async function look({ all }, most) {
      const { wordUnits, runs, chosen, more } = plan(all, most);
      const loaded = new Map();
      const parts = wordUnits.map((u) => Promise.all([u.text, ...u.years].map((w) => wordsAt(wordShard(w, words)))));
      const [ofWords] = await Promise.all([Promise.all(parts), ...[...chosen].map(async (s) => loaded.set(s, await lettersAt(s)))]);
      const pieces = [];
      for (const u of runs) {
        if (u.text.length < 4) {
          const start = gramOf(u.text), three = u.text.length === 3;
          const lists = [...loaded.get(gramShard(start, letters))].filter(([g]) => (three ? g >> 7 === start >> 7 : g === start));
          pieces.push({ u, ...merge(lists.map(([, list]) => list)) });
          continue;
        }
        for (const g of u.grams) {
          const shard = loaded.get(gramShard(g, letters));
          if (shard) pieces.push({ u, ...(shard.get(g) ?? NONE) });
        }
      }
      wordUnits.forEach((u, n) => {
        const [own, ...others] = ofWords[n];
        let entry = own.get(u.text);
        u.words = own;
        if (!entry && u.open && u.script === WORD) {
          const starts = [...own].filter(([w]) => w.startsWith(u.text));
          if (starts.length) { entry = merge(starts.map(([, list]) => list)); u.prefix = true; }
        }
        const years = u.years.map((w, i) => others[i].get(w)).filter(Boolean);
        u.entry = entry;
        pieces.push({ u, ...(years.length ? merge([entry ?? NONE, ...years]) : entry ?? NONE), literal: years.length ? entry?.all : null });
      });
      const count = new Uint16Array(numbers), score = new Int32Array(numbers), heading = new Int32Array(numbers);
      const extra = new Int32Array(numbers), phrases = new Uint8Array(numbers);
      let total = 0, needed = 0;
      for (const p of pieces) {
        const weight = bitLength(Math.floor((16 * numbers) / Math.max(1, p.all.length)));
        total += weight;
        for (let n = 0; n < p.all.length; n++) {
          const d = p.all[n];
          count[d]++;
          score[d] += weight;
          if (p.marks[n]) heading[d] += weight;
        }
        for (const d of p.literal ?? []) extra[d] += weight;
      }
      for (const u of all) {
        if (u.pair < 0 || !wordUnits.includes(u)) continue;
        const list = u.entry?.before?.get(u.pair) ?? NONE;
        if (u.phrase && !u.prefix) needed++;
        const weight = bitLength(Math.floor((16 * numbers) / Math.max(1, list.all.length)));
        for (const d of list.all) { extra[d] += weight; if (u.phrase) phrases[d]++; }
      }
      const rank = (d) => 4 * heading[d] + 2 * extra[d] + (d < undated && heading[d] === total ? 8 * total : 0);
      const whole = [];
      for (let d = 0; d < numbers; d++) if (pieces.length && count[d] === pieces.length) whole.push(d);
      const phrase = whole.filter((d) => phrases[d] >= needed);
      return { pieces, score, phrases, total, rank, whole, phrase, needed, runs, wordUnits, more };
    }

    // ---- Whether a text has all units, and the phrases that are asked for.
    const form = (u) => (u.script === THAI ? u.text : ` ${u.text}${u.prefix ? "" : " "}`);
    const forms = (u) => [u.text, ...u.years].map((text) => form({ ...u, text }));
    function has(text, { all }, phrases) {
      return all.every((u, n) => {
        if (u.era && !(phrases && all[n + 1].phrase)) return true;
        if (phrases && u.phrase && !u.prefix) {
          const before = all[n - 1];
          if (!text.includes((before.script === THAI ? before.text + " " : ` ${before.text} `) + u.text + " ")) return false;
        }
        return forms(u).some((one) => text.includes(one));
      });
    }

    async function allowed(filters) {
      const { from, to, ...lists } = filters ?? {};
      const asked = GROUPS.filter((name) => lists[name]?.length);
      let keep = null;
      if (asked.length) {
        const of = await facets();
        for (const name of asked) {
          const set = new Set();
          for (const value of lists[name]) for (const d of of[GROUPS.indexOf(name)].get(values[name].indexOf(value)) ?? []) if (!keep || keep.has(d)) set.add(d);
          keep = set;
        }
      }
      return (d) => {
        if (keep && !keep.has(d)) return false;
        if (from == null && to == null) return true;
        return years[d] !== null && (from == null || years[d] >= from) && (to == null || years[d] <= to);
      };
    }
    const slugs = names.map(([slug]) => slug), values = { kind: kinds, lang: ["th", "en"], mechanism: slugs, country: slugs };

    async function countsOf(found, filters) {
      const of = await facets(), counts = {};
      for (const [n, name] of GROUPS.entries()) {
        const may = await allowed({ ...filters, [name]: null }), set = new Set(found.filter(may));
        counts[name] = [...of[n]].map(([value, all]) => ({ value: values[name][value], count: all.reduce((sum, d) => sum + (set.has(d) ? 1 : 0), 0) }))
          .filter(({ count }) => count).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      }
      const may = await allowed({ ...filters, from: null, to: null }), perYear = new Map();
      for (const d of found) if (may(d) && years[d] !== null) perYear.set(years[d], (perYear.get(years[d]) ?? 0) + 1);
      counts.year = [...perYear].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
      return counts;
    }

    // ---- What a result shows.
    const source = ({ text, line, folded }, start, end) => [
      folded.from[line.at[start][0]], marksEnd(text, folded.to[line.at[end - 1][1] - 1]),
    ];
    function ranges(f, { all }) {
      const { text } = f.line, found = [];
      all.forEach((u, n) => {
        for (const one of forms(u)) {
          const trim = one.startsWith(" ") ? 1 : 0, length = one.trim().length;
          for (let i = text.indexOf(one); i >= 0 && found.length < 400; i = text.indexOf(one, i + 1)) {
            found.push([...source(f, i + trim, i + trim + length), n]);
          }
        }
      });
      return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    }
    function marked(text, start, end, found) {
      const runs = [];
      let at = start;
      const put = (to, isMarked) => { if (to > at) { runs.push({ text: text.slice(at, to).replace(/\s+/g, " "), marked: isMarked }); at = to; } };
      for (const [a, b] of found) {
        if (b <= at || a >= end) continue;
        put(Math.max(a, at), false);
        put(Math.min(b, end), true);
      }
      put(end, false);
      return runs;
    }
    // Cuts between words.
    function cut(text, from, to, lang) {
      if (from <= 0 && to >= text.length) return [0, text.length];
      const a = Math.max(0, from - 40), part = text.slice(a, to + 40);
      let start = from <= 0 ? 0 : null, end = to >= text.length ? text.length : null;
      if (Intl.Segmenter) {
        const whole = new Set([...new Intl.Segmenter(lang).segment(part)].map((s) => s.index));
        for (const { index } of new Intl.Segmenter(lang, { granularity: "word" }).segment(part)) {
          if (!whole.has(index)) continue;
          if (start === null && a + index >= from) start = a + index;
          if (to < text.length && a + index <= to) end = a + index;
        }
      }
      start ??= text.indexOf(" ", from) + 1 || from;
      end ??= text.lastIndexOf(" ", to);
      return [start, Math.max(end, start)];
    }
    function excerpt(record, query, lang) {
      const other = lang === "th" ? "en" : "th";
      const bodies = { th: record.fields.at(-2), en: record.fields.at(-1) };
      const tried = [lang, other].filter((l) => bodies[l].text).map((l) => [l, ranges(bodies[l], query)]);
      const [of, found] = tried.find(([, found]) => found.length) ?? tried[0] ?? [];
      if (!of) return [[], null];
      const text = bodies[of].text;
      let best = 0, most = 0;
      found.forEach(([a], n) => {
        const seen = new Set();
        for (let m = n; m < found.length && found[m][1] <= a + EXCERPT - 40; m++) seen.add(found[m][2]);
        if (seen.size > most) { most = seen.size; best = n; }
      });
      const at = found.length ? found[best][0] : 0;
      const [start, end] = cut(text, at < 60 ? 0 : at - 40, (at < 60 ? 0 : at - 40) + EXCERPT, of);
      const runs = marked(text, start, end, found);
      if (start > 0) runs.unshift({ text: "…", marked: false });
      if (end < text.length) runs.push({ text: "…", marked: false });
      return [runs, of];
    }
    function result(record, query, lang) {
      const other = lang === "th" ? "en" : "th";
      const title = { th: record.titleTh, en: record.titleEn }, fields = { th: record.fields[0], en: record.fields[1] };
      const own = title[lang] ? lang : other;
      const page = record.pages.includes(lang) ? lang : other;
      const [runs, of] = excerpt(record, query, lang);
      const named = (which) => which.map((n) => slugs[n]);
      return {
        number: record.number, id: record.id, kind: record.kind,
        href: `${page}/${record.id}/${links === "files" ? "index.html" : ""}`,
        lang: own, title: marked(title[own], 0, title[own].length, ranges(fields[own], query)),
        other: own === lang && title[other] ? { lang: other, title: title[other] } : null,
        texts: record.texts, date: record.date || null, dateShown: record[lang],
        mechanisms: named(record.mechanisms), countries: named(record.countries), excerpt: runs, excerptLang: of,
      };
    }

    const halt = (signal) => { if (signal?.aborted) throw new DOMException("a newer query", "AbortError"); };
    const byRank = (rank, order) => (a, b) =>
      order === "newest" ? b - a : order === "oldest" ? (a < undated) - (b < undated) || a - b : rank(b) - rank(a) || b - a;

    // Whole matches, verified as far as they are shown.
    async function exact(query, { filters, order = "best", from = 0, limit = 10, signal }) {
      const may = await allowed(filters), good = new Map(), failed = new Set();
      let looked, phrases, sorted;
      const lookAt = async (most) => {
        looked = await look(query, most);
        halt(signal);
        phrases = looked.needed > 0 && looked.phrase.length > 0;
        sorted = (phrases ? looked.phrase : looked.whole).filter(may).sort(byRank(looked.rank, order));
      };
      await lookAt();
      for (let round = 0, wide = false; round < ROUNDS; round++) {
        const unread = sorted.filter((d) => !failed.has(d)).slice(0, from + limit).filter((d) => !good.has(d));
        if (!unread.length) break;
        const read = await Promise.all(unread.map(recordOf));
        halt(signal);
        let missed = 0;
        read.forEach((record, n) => {
          if (record && has(textOf(record), query, phrases)) good.set(unread[n], record);
          else missed = failed.add(unread[n]) && missed + 1;
        });
        // Where many fail, more of the query's pieces are looked up.
        if (missed > MISSED && looked.more && !wide && (wide = true)) await lookAt(WIDE);
      }
      const shown = sorted.filter((d) => good.has(d)).slice(from, from + limit).map((d) => good.get(d));
      if (order === "best") {
        const literal = (r) => (r.fields.some((f) => f.folded.c.join("").includes(query.text)) ? looked.total : 0);
        const ranked = new Map(shown.map((r) => [r, looked.rank(r.number) + literal(r)]));
        shown.sort((a, b) => ranked.get(b) - ranked.get(a) || b.number - a.number);
      }
      const sure = new Set(sorted), left = sorted.filter((d) => !failed.has(d));
      const rest = [...failed, ...looked.whole.filter((d) => !sure.has(d) && may(d))];
      return { looked, sorted: left, shown, total: good.size ? left.length : 0, rest };
    }

    // ---- Near matches.
    async function mendQuery(query, text, looked) {
      const mended = [];
      for (const u of query.all) {
        if (u.era || u.text.length < 4 || u.script === NUMBER) continue;
        const most = u.text.length < 8 ? 1 : 2;
        let best = null, least = most + 1, weight = -1;
        if (u.script === WORD) {
          if (u.entry || !looked.wordUnits.includes(u)) continue;
          const consider = (word, count) => {
            if (Math.abs(word.length - u.text.length) > most) return;
            const [d] = nearest(`^^^${u.text}$$$`, `^^^${word}$$$`, most);
            if (d < least || (d === least && d <= most && count > weight)) { least = d; best = word; weight = count; }
          };
          for (const [word, entry] of u.words) consider(word, entry.all.length);
          names.forEach((_, n) => nameFields(n).forEach((f) => units(f.folded, true).forEach((u) => u.text.length > 3 && consider(u.text, 1))));
          if (best) best = await spelt(best);
        } else best = await spellRun(u, looked);
        if (best) mended.push([u, best]);
      }
      if (!mended.length) return null;
      let out = text;
      for (const [u, best] of mended.reverse()) {
        const { from, to } = query.folded;
        out = out.slice(0, from[u.at[0][0]]) + best + out.slice(marksEnd(text, to[u.at.at(-1)[1] - 1]));
      }
      return out;
    }
    // A stem as it stands in a text.
    async function spelt(word) {
      const entry = (await wordsAt(wordShard(word, words))).get(word);
      for (const d of entry ? [...entry.all].slice(-1) : []) {
        const record = await recordOf(d);
        for (const f of record?.fields ?? []) {
          const i = f.line.text.indexOf(` ${word} `);
          if (i >= 0) return f.text.slice(...source(f, i + 1, i + 1 + word.length));
        }
      }
      return word;
    }
    async function spellRun(u, looked) {
      const most = u.text.length < 8 ? 1 : u.text.length < 16 ? 2 : 3;
      const own = looked.pieces.filter((p) => p.u === u);
      if (!own.length) return null;
      const share = new Map();
      let total = 0;
      for (const p of own) {
        const weight = bitLength(Math.floor((16 * numbers) / Math.max(1, p.all.length)));
        total += weight;
        for (const d of p.all) share.set(d, (share.get(d) ?? 0) + weight);
      }
      const top = [...share].sort((a, b) => b[1] - a[1] || looked.rank(b[0]) - looked.rank(a[0]) || b[0] - a[0]).slice(0, LOOSE);
      const seen = new Map();
      const consider = (f) => {
        const [d, start, end] = nearest(u.text, f.line.text, most);
        if (d > most || d === 0) return d === 0;
        const found = f.text.slice(...source(f, start, end)), key = f.line.text.slice(start, end);
        if (key.includes("\n")) return false;
        const entry = seen.get(key) ?? { d, found, count: 0 };
        entry.count++;
        seen.set(key, entry);
        return false;
      };
      names.forEach((_, n) => nameFields(n).forEach(consider));
      for (const record of await Promise.all(top.map(([d]) => recordOf(d)))) {
        if (!record) continue;
        for (const f of [0, 1, -2, -1].map((n) => record.fields.at(n))) if (consider(f)) return null;
      }
      const best = [...seen.values()].sort((a, b) => a.d - b.d || b.count - a.count)[0];
      return best?.found ?? null;
    }

    async function search(text, options = {}) {
      const began = performance.now(), { lang = "th", limit = 10, from = 0, filters, signal } = options;
      const query = understand(text);
      const answer = { query: text.trim(), empty: !query.all.length, total: 0, exact: [], nearTotal: 0, near: [], suggestion: null, counts: null };
      const finish = () => { answer.time = { all: performance.now() - began }; return answer; };
      if (answer.empty) return finish();
      const first = await exact(query, options);
      answer.total = first.total;
      answer.exact = first.shown.map((record) => result(record, query, lang));
      let base = first.total ? first.sorted : [];
      if (from === 0 && first.total < limit) {
        const have = new Set(first.shown.map((r) => r.number));
        let near = first.rest.filter((d) => !have.has(d)).sort(byRank(first.looked.rank, options.order ?? "best")), shownQuery = query;
        if (first.total < FEW) {
          let looked = first.looked;
          let spelling = await mendQuery(query, text, looked);
          if (!spelling && !first.total && looked.more) spelling = await mendQuery(query, text, (looked = await look(query, WIDE)));
          halt(signal);
          if (spelling) {
            const other = understand(spelling), second = await exact(other, { ...options, from: 0 });
            if (second.total > first.total * 4) {
              answer.suggestion = spelling;
              near = second.shown.map((r) => r.number).filter((d) => !have.has(d));
              answer.nearTotal = second.total;
              shownQuery = other;
              if (!base.length) base = second.sorted;
            }
          }
          if (!answer.suggestion) {
            const may = await allowed(filters), loose = [], known = new Set([...near, ...have]);
            for (let d = 0; d < numbers; d++) if (looked.score[d] * 10 >= looked.total * 6 && !known.has(d) && may(d)) loose.push(d);
            loose.sort((a, b) => looked.score[b] - looked.score[a] || looked.rank(b) - looked.rank(a) || b - a);
            near.push(...loose);
          }
        }
        answer.nearTotal ||= near.length;
        const read = await Promise.all(near.slice(0, limit - answer.exact.length).map(recordOf));
        halt(signal);
        answer.near = read.filter(Boolean).map((record) => result(record, shownQuery, lang));
        if (!base.length) base = near;
      }
      if (options.counts) answer.counts = await countsOf(base, filters);
      return finish();
    }
    return { search };
  }

  const normalise = (text, slips) => fold(text, slips).c.join("");
  return { open, take, normalise, parts: { fold, slips: slipsOf, stem, units, line } };
})();

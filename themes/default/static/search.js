// The search engine of docs/search.md; a plain script, for disks too.
globalThis.samutSearch ??= (() => {
  "use strict";
  const THAI = 1, WORD = 2, NUMBER = 3; // what a unit is made of
  const BREAK = 0, SIGN = 1, SPACE = 2; // how it follows the one before it
  const BETTER = 1, MUST = 2; // phrases
  const SHARDS = 3, WORDS = 4, WIDE = 8, FEW = 5, ROUNDS = 4, MISSED = 2, LOOSE = 6;
  const EXCERPT = 170; // letters
  const GROUPS = ["kind", "lang", "mechanism", "country"];

  // ---- One form.
  const HIDDEN = /[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u0080-\u009f]/;
  const isTone = (c) => /[\u0e48-\u0e4b]/.test(c);
  const isVowel = (c) => /[\u0e31\u0e34-\u0e39\u0e47\u0e4d]/.test(c);
  const isMark = (c) => /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(c);
  const marksEnd = (text, at) => { while (isMark(text[at])) at++; return at; };
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
      else if (x === l && isMark(x)) return;
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

  // ---- Stems.
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

  // ---- Units.
  const SILENT = new Set(["the", "of", "and", "in", "on", "a", "an", "to", "for", "at", "by"]);
  function script(c) {
    if (c >= "a" && c <= "z") return WORD;
    if (c >= "0" && c <= "9") return NUMBER;
    if (!(c >= "\x80")) return 0;
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
  const rarity = (s) => [...s].reduce((sum, c) => sum + RANKS[c.charCodeAt(0) & 127], 0);
  function mix(x) {
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return (x ^ (x >>> 16)) >>> 0;
  }
  function shardOf(s, count) {
    const gram = gramOf(s), a = code(gram, 0), b = code(gram, 1), d = code(gram, 2);
    let rare = RANKS[a] + RANKS[b], pair = (a << 7) | b;
    const rare2 = RANKS[b] + RANKS[d], pair2 = (b << 7) | d;
    if (d && (rare2 > rare || (rare2 === rare && pair2 > pair))) { rare = rare2; pair = pair2; }
    return mix(rare < FREQUENT ? (gram >> 7) | (1 << 22) : pair) % count;
  }
  const hash = (start, seed) => [...start].reduce((h, c) => mix(h ^ c.codePointAt(0)), seed);
  const wordShard = (word, count) => hash([...word].slice(0, 3), 0) % count;
  const hashed = (text, seed) => hash(text, seed) & 0xffff;
  const otherYear = ({ script, text }) => {
    const year = script === NUMBER && text.length === 4 ? +text : 0;
    return year > 2442 && year < 2651 ? [`${year - 543}`] : year > 1899 && year < 2108 ? [`${year + 543}`] : [];
  };
  // Neighbours: what is before a word or number, and what is behind a number.
  function before(last, unit) {
    if (unit.after === BREAK || unit.script === THAI) return -1;
    if (last.script !== THAI) return hashed(last.text, 7);
    const letters = /ที่$/.test(last.text) ? 5 : 2;
    return unit.script === WORD || last.text.length < letters ? -1 : hashed(last.text.slice(-letters), 7);
  }
  const behind = (last, unit) =>
    last.script === NUMBER && unit.script === THAI && unit.after !== BREAK && !otherYear(last).length && unit.text.length > 1
      ? hashed(unit.text.slice(0, 2), 11) : -1;

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
  const waiting = new Map(); // who waits for a script, by its name
  const take = (name, text) => waiting.get(name)?.(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
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
    async function load(name, version) {
      const path = (ending) => `${base}${name}.${ending}${version ? `?h=${version}` : ""}`;
      if (links !== "files") {
        const answer = await fetch(path("bin"), version ? {} : { cache: "no-cache" });
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return new Uint8Array(await answer.arrayBuffer());
      }
      return new Promise((resolve, reject) => {
        const tag = document.createElement("script");
        const done = (then) => (value) => { waiting.delete(name); tag.remove(); then(value); };
        waiting.set(name, done(resolve));
        tag.onerror = done(() => reject(new Error(name)));
        tag.src = path("js");
        document.head.append(tag);
      });
    }
    const manifest = JSON.parse(utf8.decode(await inflate(await load("manifest"))));
    const { size, ranks, letters, words, perText, months, monthNames, kinds, names, slips: wrong, hashes, textHashes } = manifest;
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
    const fetched = (name, n, of = hashes) => load(name, of.slice(n * 4, n * 4 + 4));
    const lettersAt = (n) => kept(`l${n}`, async () => letterShard(await fetched(`letters/${n}`, n), size));
    const wordsAt = (n) => kept(`w${n}`, async () => wordsOf(await fetched(`words/${n}`, letters + n), size));
    const facets = () => kept("facets", async () => {
      const r = reader(await fetched("facets", letters + words));
      return Object.fromEntries(GROUPS.map((name) => {
        const group = new Map();
        for (let n = r.gamma() - 1; n > 0; n--) group.set(values[name][r.gamma() - 1], r.list(size, false).all);
        return [name, group];
      }));
    });
    const of = (text) => ({
      text,
      get folded() { return (this.form ??= fold(text, slips)); },
      get line() { return (this.read ??= line(units(this.folded, true))); },
    });
    const nameFields = names.map(([, all]) => all.split("\n").map(of));
    const textsAt = (n) => kept(`t${n}`, async () => {
      const all = new Map();
      for (const record of records(decode(await inflate(await fetched(`texts/${n}`, n, textHashes))))) {
        const named = (which) => which.flatMap((n) => nameFields[n] ?? []);
        record.fields = [of(record.titleTh), of(record.titleEn), of(record.heading), ...named(record.mechanisms),
          ...named(record.countries), ...named(record.others), of(record.facts), of(record.bodyTh), of(record.bodyEn)];
        all.set(record.number, record);
      }
      return all;
    });
    const recordOf = async (number) => (await textsAt(Math.floor(number / perText))).get(number);
    const textOf = (record) => (record.line ??= record.fields.map((f) => f.line.text).join("\n"));

    // ---- Queries.
    function phraseOf(last, u) {
      const number = u.script === NUMBER, was = last.script === NUMBER, joined = u.after === SIGN;
      if ((number && monthNames.includes(last.text)) || (was && monthNames.includes(u.text))) return MUST;
      if (number && was) return joined ? MUST : u.years.length ? 0 : BETTER;
      if (!number || last.script !== THAI) return BETTER;
      return /ที่$/.test(last.text) ? MUST : joined || last.era ? BETTER : 0;
    }
    function understand(query) {
      const folded = fold(query, slips);
      let all = units(folded, false);
      all = all.filter((u) => u.script !== THAI || u.text.length > 1);
      const end = folded.c.length;
      all.forEach((u, n) => {
        const last = all[n - 1], from = u.at[0][0], to = u.at.at(-1)[1];
        u.era = /^[พค]ศ$/.test(u.text) && all[n + 1]?.script === NUMBER;
        u.acronym = !u.era && /^[ก-ฮ]{1,3}(\.[ก-ฮ]{1,3})+$/.test(folded.c.slice(from, to).join(""));
        u.open = n === all.length - 1 && to === end && !/\s$/u.test(query);
        u.years = otherYear(u);
        u.before = last ? before(last, u) : -1;
        u.behind = last ? behind(last, u) : -1;
        u.phrase = u.before < 0 && u.behind < 0 ? 0 : phraseOf(last, u);
      });
      return { all, folded, text: folded.c.join("") };
    }

    const merge = (lists) => {
      const marks = new Map();
      for (const { all, marks: of } of lists) all.forEach((number, n) => marks.set(number, (marks.get(number) ?? 0) | (of[n] ?? 0)));
      const all = Uint32Array.from(marks.keys()).sort();
      return { all, marks: Uint8Array.from(all, (number) => marks.get(number)) };
    };
    const mergeOf = (lists, is) => merge([...lists].filter(([key]) => is(key)).map(([, list]) => list));
    const weightOf = (count) => bitLength(Math.floor((16 * numbers) / Math.max(1, count)));
    const NONE = { all: new Uint32Array(0), marks: new Uint8Array(0) };

    function plan(all, { most, also, piece = 4 }) {
      const isRun = (u) => u.script === THAI && !u.acronym;
      const wordUnits = all.filter((u) => !isRun(u)).sort((a, b) => b.text.length - a.text.length).slice(0, WORDS);
      const shards = new Set(wordUnits.map((u) => wordShard(u.text, words)));
      const runs = all.filter((u) => isRun(u) && !u.era && (u.text.length > 2 || all.length === 1));
      const budget = most ?? Math.max(Math.min(runs.length, 2), SHARDS - shards.size);
      const chosen = new Set(), scored = [];
      for (const u of runs) {
        const { text } = u;
        u.grams = [...new Set([...text].slice(piece - 1).map((_, n) => text.slice(n, n + piece)))];
        if (text.length < piece) { u.grams = [text]; chosen.add(shardOf(text, letters)); continue; }
        const scores = new Map();
        for (const g of u.grams) {
          const s = shardOf(g, letters);
          scores.set(s, (scores.get(s) ?? 0) + Math.max(1, rarity(g) - 24));
        }
        const order = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
        if (chosen.size < budget && !order.some(([s]) => chosen.has(s))) chosen.add(order[0][0]);
        scored.push(...order);
      }
      scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      for (const [s] of scored) if (chosen.size < budget) chosen.add(s);
      also?.forEach((s) => chosen.add(s));
      const unread = new Map(); // shards, the most telling first, with their pieces
      for (const [s] of scored) if (!chosen.has(s)) unread.set(s, []);
      for (const u of runs) for (const g of u.grams) unread.get(shardOf(g, letters))?.push(g);
      return { wordUnits, runs, chosen, unread };
    }

    async function look({ all }, reading) {
      const { wordUnits, runs, chosen, unread } = plan(all, reading);
      const loaded = new Map();
      const parts = wordUnits.map((u) => Promise.all([u.text, ...u.years].map((w) => wordsAt(wordShard(w, words)))));
      const [ofWords] = await Promise.all([Promise.all(parts), ...[...chosen].map(async (s) => loaded.set(s, await lettersAt(s)))]);
      const pieces = [];
      for (const u of runs) {
        for (const g of u.grams) {
          const shard = loaded.get(shardOf(g, letters)), start = gramOf(g);
          if (shard) pieces.push({ u, ...(g.length === 3 ? mergeOf(shard, (of) => of >> 7 === start >> 7) : shard.get(start) ?? NONE) });
        }
      }
      wordUnits.forEach((u, n) => {
        const [own, ...others] = ofWords[n];
        let entry = own.get(u.text);
        u.words = own;
        if (!entry && u.open && u.script === WORD) {
          const starts = mergeOf(own, (w) => w.startsWith(u.text));
          if (starts.all.length) { entry = starts; u.prefix = true; }
        }
        const years = u.years.map((w, i) => others[i].get(w)).filter(Boolean);
        u.entry = entry ??= NONE;
        u.entries = [entry, ...years];
        pieces.push({ u, ...(years.length ? merge(u.entries) : entry), literal: years.length ? entry.all : [] });
      });
      // An acronym that no text writes with dots is looked for as a run.
      if (wordUnits.some((u) => u.acronym && u.entry === NONE && !(u.acronym = false))) return look({ all }, reading);
      const count = new Uint16Array(numbers), score = new Int32Array(numbers), heading = new Int32Array(numbers);
      const extra = new Int32Array(numbers), had = [0, new Uint8Array(numbers), new Uint8Array(numbers)], needed = [0, 0, 0];
      let total = 0, known = 0;
      for (const p of pieces) {
        const weight = weightOf(p.all.length);
        total += weight;
        if (p.all.length) known += weight;
        for (let n = 0; n < p.all.length; n++) {
          const d = p.all[n];
          count[d]++;
          score[d] += weight;
          if (p.marks[n]) heading[d] += weight;
        }
        for (const d of p.literal ?? []) extra[d] += weight;
      }
      all.forEach((u, n) => {
        for (const [of, pair] of [[u, u.before], [all[n - 1], u.behind]]) {
          if (pair < 0 || !wordUnits.includes(of)) continue;
          const list = new Set(of.entries.flatMap((entry) => [...(entry.before?.get(pair)?.all ?? [])]));
          if (!u.prefix) needed[u.phrase]++;
          const weight = weightOf(list.size);
          for (const d of list) { extra[d] += weight; if (u.phrase) had[u.phrase][d]++; }
        }
      });
      const rank = (d) => 4 * heading[d] + 2 * extra[d] + (d < undated && heading[d] === total ? 8 * total : 0);
      const whole = [];
      for (let d = 0; d < numbers; d++) if (pieces.length && count[d] === pieces.length && had[MUST][d] >= needed[MUST]) whole.push(d);
      const better = needed[BETTER] ? whole.filter((d) => had[BETTER][d] >= needed[BETTER]) : [];
      return { pieces, score, total, known, rank, whole, better, runs, wordUnits, unread };
    }

    // ---- Texts.
    const forms = (...phrase) => {
      const last = phrase.at(-1), end = last.script === THAI || last.prefix ? "" : " ";
      return phrase.reduce((all, u) => all.flatMap((f) => [u.text, ...u.years].map((text) => `${f} ${text}`)), [""])
        .map((f) => f.slice(phrase[0].script === THAI ? 1 : 0) + end);
    };
    function has(text, { all }, least) {
      const phrases = [];
      for (const u of all) {
        if (u.phrase >= least && !u.prefix) phrases.at(-1).push(u);
        else phrases.push([u]);
      }
      return phrases.every((p) => (p.length === 1 && p[0].era) || forms(...p).some((one) => text.includes(one)));
    }

    async function allowed(filters) {
      const { from, to, ...lists } = filters ?? {};
      const asked = GROUPS.filter((name) => lists[name]?.length);
      let keep = null;
      if (asked.length) {
        const of = await facets();
        for (const name of asked) {
          const set = new Set();
          for (const value of lists[name]) for (const d of of[name].get(value) ?? []) if (!keep || keep.has(d)) set.add(d);
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
      for (const name of GROUPS) {
        const may = await allowed({ ...filters, [name]: null }), set = new Set(found.filter(may));
        counts[name] = [...of[name]].map(([value, all]) => ({ value, count: all.reduce((sum, d) => sum + (set.has(d) ? 1 : 0), 0) }))
          .filter(({ count }) => count).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      }
      const may = await allowed({ ...filters, from: null, to: null }), perYear = new Map();
      for (const d of found) if (may(d) && years[d] !== null) perYear.set(years[d], (perYear.get(years[d]) ?? 0) + 1);
      counts.year = [...perYear].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
      return counts;
    }

    // ---- Results.
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
    const otherOf = (lang) => (lang === "th" ? "en" : "th");
    function excerpt(record, query, lang) {
      const other = otherOf(lang);
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
      const other = otherOf(lang);
      const title = { th: record.titleTh, en: record.titleEn }, fields = { th: record.fields[0], en: record.fields[1] };
      const own = title[lang] ? lang : other;
      const page = record.pages.includes(lang) ? lang : other;
      const [runs, of] = excerpt(record, query, lang);
      return {
        id: record.id, kind: record.kind,
        href: `${page}/${record.id}/${links === "files" ? "index.html" : ""}`,
        lang: own, title: marked(title[own], 0, title[own].length, ranges(fields[own], query)),
        other: own === lang && title[other] ? { lang: other, title: title[other] } : null,
        texts: record.texts, date: record.date || null, dateShown: record[lang],
        mechanisms: record.mechanisms.map((n) => slugs[n]), excerpt: runs, excerptLang: of,
      };
    }

    const halt = (signal) => { if (signal?.aborted) throw new DOMException("a newer query", "AbortError"); };
    const byRank = (rank, order) => (a, b) =>
      order === "newest" ? b - a : order === "oldest" ? (a < undated) - (b < undated) || a - b : rank(b) - rank(a) || b - a;

    // Whole matches, verified as far as they are shown.
    async function exact(query, { filters, order = "best", from = 0, limit = 10, signal }) {
      const may = await allowed(filters), good = new Map(), failed = new Set();
      const also = new Set();
      let looked, least, sorted, missed = [];
      const lookAt = async () => {
        looked = await look(query, { also });
        halt(signal);
        least = looked.better.length ? BETTER : MUST;
        sorted = (least === BETTER ? looked.better : looked.whole).filter(may).sort(byRank(looked.rank, order));
      };
      await lookAt();
      for (let round = 0; round < ROUNDS; round++) {
        const unread = sorted.filter((d) => !failed.has(d)).slice(0, from + limit).filter((d) => !good.has(d));
        if (!unread.length) break;
        const read = await Promise.all(unread.map(recordOf));
        halt(signal);
        read.forEach((record, n) => {
          if (record && has(textOf(record), query, least)) good.set(unread[n], record);
          else { failed.add(unread[n]); if (record) missed.push(textOf(record)); }
        });
        // Where many fail, those pieces of the query are looked up that they lack.
        if (missed.length > MISSED) {
          const lacks = (pieces) => missed.filter((text) => pieces.some((piece) => !text.includes(piece))).length;
          const telling = [...looked.unread].map(([s, pieces]) => [s, lacks(pieces)]).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
          for (const [s] of telling.slice(0, SHARDS)) also.add(s);
          missed = [];
          if (telling.length) await lookAt();
        }
      }
      const shown = sorted.filter((d) => good.has(d)).slice(from, from + limit).map((d) => good.get(d));
      const literal = ({ fields }) => fields.some((f) => f.folded.c.join("").includes(query.text)) && looked.total;
      for (const r of shown) r.rank = looked.rank(r.number) + literal(r);
      if (order === "best") shown.sort((a, b) => b.rank - a.rank || b.number - a.number);
      const sure = new Set(sorted), left = sorted.filter((d) => !failed.has(d));
      const rest = [...failed, ...looked.whole.filter((d) => !sure.has(d) && may(d))];
      return { looked, sorted: left, shown, total: good.size ? left.length : 0, rest };
    }

    // ---- Near matches.
    async function mendQuery(query, text, looked) {
      const mended = [];
      for (const u of query.all) {
        if (u.era || u.acronym || u.text.length < 4 || u.script === NUMBER) continue;
        const most = u.text.length < 8 ? 1 : 2;
        let best = null, least = most + 1, weight = -1;
        if (u.script === WORD) {
          if (u.entry !== NONE) continue;
          const consider = (word, count) => {
            if (Math.abs(word.length - u.text.length) > most) return;
            const [d] = nearest(`^^^${u.text}$$$`, `^^^${word}$$$`, most);
            if (d < least || (d === least && d <= most && count > weight)) { least = d; best = word; weight = count; }
          };
          for (const [word, entry] of u.words) consider(word, entry.all.length);
          nameFields.flat().forEach((f) => units(f.folded, true).forEach(({ text }) => text.length > 3 && consider(text, 1)));
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
      const entry = (await wordsAt(wordShard(word, words))).get(word), record = await recordOf(entry?.all.at(-1) ?? 0);
      for (const f of record?.fields ?? []) {
        const i = f.line.text.indexOf(` ${word} `);
        if (i >= 0) return f.text.slice(...source(f, i + 1, i + 1 + word.length));
      }
      return word;
    }
    async function spellRun(u, looked) {
      const most = u.text.length < 8 ? 1 : u.text.length < 16 ? 2 : 3;
      const { score, rank } = looked;
      if (!looked.pieces.some((p) => p.u === u)) return null;
      const top = [...score.keys()].filter((d) => score[d]).sort((a, b) => score[b] - score[a] || rank(b) - rank(a) || b - a).slice(0, LOOSE);
      const seen = new Map();
      const consider = (f) => {
        const [d, start, end] = nearest(u.text, f.line.text, most);
        if (d > most || d === 0) return d === 0;
        const key = f.line.text.slice(start, end);
        if (key.includes("\n")) return;
        if (!seen.has(key)) seen.set(key, { d, found: f.text.slice(...source(f, start, end)), count: 0 });
        seen.get(key).count++;
      };
      nameFields.flat().forEach(consider);
      for (const record of await Promise.all(top.map(recordOf))) {
        if (record && [0, 1, -2, -1].some((n) => consider(record.fields.at(n)))) return null;
      }
      return [...seen.values()].sort((a, b) => a.d - b.d || b.count - a.count)[0]?.found;
    }

    async function search(text, options = {}) {
      const { lang = "th", limit = 10, from = 0, filters, signal } = options;
      const query = understand(text);
      const answer = { query: text.trim(), empty: !query.all.length, total: 0, exact: [], near: [], suggestion: null, counts: null };
      if (answer.empty) return answer;
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
          if (!first.total) {
            if (!spelling && looked.unread.size) spelling = await mendQuery(query, text, (looked = await look(query, { most: WIDE })));
            spelling ??= await mendQuery(query, text, await look(query, { most: WIDE, piece: 2 }));
          }
          halt(signal);
          if (spelling) {
            const other = understand(spelling), second = await exact(other, { ...options, from: 0 });
            if (second.total > first.total * 4) {
              answer.suggestion = spelling;
              near = second.shown.map((r) => r.number).filter((d) => !have.has(d));
              shownQuery = other;
              if (!base.length) base = second.sorted;
            }
          }
          if (!answer.suggestion) {
            const may = await allowed(filters), loose = [], known = new Set([...near, ...have]);
            for (let d = 0; d < numbers; d++) if (looked.score[d] && looked.score[d] * 10 >= looked.known * 6 && !known.has(d) && may(d)) loose.push(d);
            loose.sort((a, b) => looked.score[b] - looked.score[a] || looked.rank(b) - looked.rank(a) || b - a);
            near.push(...loose);
          }
        }
        const read = await Promise.all(near.slice(0, limit - answer.exact.length).map(recordOf));
        halt(signal);
        answer.near = read.filter(Boolean).map((record) => result(record, shownQuery, lang));
        if (!base.length) base = near;
      }
      if (options.counts) answer.counts = await countsOf(base, filters);
      return answer;
    }
    return { search };
  }

  return { open, take, parts: { fold, slips: slipsOf, stem, units, line } };
})();

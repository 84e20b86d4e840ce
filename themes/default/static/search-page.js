// The page on which readers search: it asks the engine as they type, and shows what is found. The address
// holds what is asked for, so that it can be shared and the way back leads to it. Words of items are put
// into the page as text alone.
{
  const WINDOW = 10; // results at a time
  const CALM = 120; // ms without a stroke until the engine is asked
  const TOLD = 400; // ms until readers are told what was found
  const MECHANISMS = 3; // of a result
  const LISTS = ["kind", "mechanism", "country", "lang"];

  const form = document.getElementById("page:search");
  const words = form.dataset;
  const lang = document.documentElement.lang;
  const one = (selector, within = document) => within.querySelector(selector);
  const field = form.elements.q;
  const answered = one("[data-answer]");
  const choose = one("[data-choose]");
  const clear = one("[data-clear]");
  const next = one("[data-next]");
  const spelling = one("[data-spelling]");
  const pattern = one("template[data-result]").content.firstElementChild;
  const choices = [...choose.querySelectorAll("input[type=checkbox]")];
  const years = [...choose.querySelectorAll("option:not([value=''])")];
  const named = new Map(choices.map((choice) => [`${choice.name} ${choice.value}`, choice]));
  for (const year of years) year.dataset.text = year.text;

  // ---- Words
  const isThaiDigits = lang === "th" && document.documentElement.classList.contains("digits-thai");
  const number = (n) =>
    isThaiDigits ? String(n).replace(/\d/g, (digit) => String.fromCharCode(0xe50 + Number(digit))) : String(n);
  const counted = (key, n) => (n === 1 ? words[`${key}One`] : words[key].replace("{n}", () => number(n)));

  // What was found is told once it is calm, so that no stroke is talked over.
  const status = one("[data-said]");
  let telling;
  let patience; // ends with whatever is told
  const tell = (text, isSeen, after = TOLD) => {
    clearTimeout(patience);
    clearTimeout(telling);
    telling = setTimeout(() => {
      status.classList.toggle("hidden", !isSeen);
      status.textContent = text;
    }, after);
  };

  // ---- The engine, which is loaded once somebody searches
  let engine = null;
  const load = async () => {
    if (!globalThis.samutSearch) {
      await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(script.src)));
        script.src = words.engine;
        document.head.append(script);
      });
    }
    return globalThis.samutSearch.open({ data: words.index, links: words.links });
  };
  const opened = () => {
    engine ??= load().catch((error) => {
      engine = null; // The next stroke tries again.
      throw error;
    });
    return engine;
  };

  // ---- What is asked for: in the form, and in the address
  const asked = () => {
    const all = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value.trim() && !(name === "order" && value === "best")) all.append(name, value);
    }
    return all;
  };
  const fill = () => {
    const all = new URLSearchParams(location.search);
    field.value = all.get("q") ?? "";
    for (const choice of choices) choice.checked = all.getAll(choice.name).includes(choice.value);
    for (const name of ["from", "to", "order"]) {
      const list = form.elements[name];
      list.value = all.get(name) ?? "";
      if (list.selectedIndex < 0) list.selectedIndex = 0;
    }
  };
  const isChosen = (all) => [...LISTS, "from", "to"].some((name) => all.has(name));

  // An entry of the history that a reader has settled on stays; while it is typed, it is one and the same.
  let isSettled = new URLSearchParams(location.search).has("q");
  let shown = history.state?.shown ?? WINDOW;
  const title = document.title;
  const other = one(".switch a");
  const otherPage = other?.href;
  const name = () => {
    const query = new URLSearchParams(location.search).get("q")?.trim();
    document.title = query ? `${query} – ${title}` : title;
    if (other) other.href = otherPage + location.search;
  };
  const note = (settles) => {
    const query = asked().toString();
    if (query !== new URLSearchParams(location.search).toString()) {
      const address = location.pathname + (query && `?${query}`);
      try {
        if (settles || isSettled) history.pushState(null, "", address);
        else history.replaceState(null, "", address);
      } catch {
        // Some browsers bound how often; what is found is shown all the same.
      }
      shown = WINDOW;
    }
    isSettled = settles;
    name();
  };

  // ---- What is found
  const put = (element, runs, of) => {
    if (of && of !== lang) element.lang = of;
    element.append(
      ...runs.map(({ text, marked }) => {
        if (!marked) return text;
        const mark = document.createElement("mark");
        mark.textContent = text;
        return mark;
      }),
    );
  };
  const plain = (text) => [{ text, marked: false }];
  const result = (found) => {
    const entry = pattern.cloneNode(true);
    const part = (name) => one(`[data-part=${name}]`, entry);
    const date = part("date");
    if (!found.dateShown) date.remove();
    else if (found.date.includes("/")) date.textContent = found.dateShown;
    else {
      const time = document.createElement("time");
      time.dateTime = found.date;
      time.textContent = found.dateShown;
      date.append(time);
    }
    const link = part("title");
    link.href = words.root + found.href.split("/").map(encodeURIComponent).join("/");
    put(link, found.title, found.lang);
    if (found.other) put(part("other"), plain(found.other.title), found.other.lang);
    else part("other").remove();
    if (found.excerpt.length) put(part("text"), found.excerpt, found.excerptLang);
    else part("text").remove();
    const facts = part("facts");
    const fact = (text, of) => {
      const item = document.createElement("li");
      put(item, plain(text), of);
      facts.append(item);
    };
    const kind = named.get(`kind ${found.kind}`);
    if (kind) fact(kind.dataset.short);
    // What stands under its own name need not say it again.
    const mechanisms = found.kind === "mechanism" ? [] : found.mechanisms;
    for (const slug of mechanisms.slice(0, MECHANISMS)) {
      const mechanism = named.get(`mechanism ${slug}`);
      if (mechanism) fact(mechanism.dataset.short, mechanism.dataset.lang);
    }
    if (mechanisms.length > MECHANISMS) fact(counted("andMore", mechanisms.length - MECHANISMS));
    if (found.texts.length && !found.texts.includes(lang)) fact(words.onlyIn);
    return entry;
  };
  const group = (name, found, n) => {
    const section = one(`[data-group=${name}]`);
    section.hidden = !found.length;
    one("h2", section).textContent = counted(name, n);
    one("ol", section).replaceChildren(...found.map(result));
  };
  const offer = (total) => {
    const left = total - one("[data-group=exact] ol").childElementCount;
    next.hidden = left <= 0;
    if (left > 0) next.textContent = counted("more", Math.min(left, WINDOW));
  };
  const blank = () => {
    answered.hidden = true;
    spelling.hidden = true;
  };
  const show = (answer, all) => {
    const { exact, near, total, suggestion } = answer;
    const isAny = exact.length + near.length > 0;
    group("exact", exact, total);
    group("near", near, near.length);
    offer(total);
    spelling.hidden = !suggestion;
    one("button", spelling).textContent = suggestion ?? "";
    answered.hidden = answer.empty || !(isAny || isChosen(all));
    one(".order").hidden = !isAny;
    if (answer.empty) return tell("", false);
    if (!isAny) {
      const key = isChosen(all) ? "nothingChosen" : "nothing";
      return tell(words[key].replace("{query}", () => answer.query), true);
    }
    const parts = [exact.length ? counted("exact", total) : words.noMatch.replace("{query}", () => answer.query)];
    if (near.length) parts.push(counted("near", near.length));
    tell(parts.join(" · "), !exact.length);
  };
  const count = (counts, all) => {
    let isAny = false;
    for (const name of LISTS) {
      const of = new Map(counts[name].map(({ value, count }) => [value, count]));
      const group = one(`[data-filter=${name}]`, choose);
      let seen = 0;
      for (const choice of choices.filter((choice) => choice.name === name)) {
        const n = of.get(choice.value) ?? 0;
        const item = choice.closest("li");
        item.hidden = !n && !choice.checked;
        one("[data-count]", item).textContent = number(n);
        if (!item.hidden) seen += 1;
      }
      // A choice of one is none.
      group.hidden = seen < 2 && !all.has(name);
      isAny ||= !group.hidden;
    }
    const of = new Map(counts.year.map(({ value, count }) => [String(value), count]));
    for (const year of years) {
      const n = of.get(year.value);
      year.text = n ? `${year.dataset.text} (${number(n)})` : year.dataset.text;
    }
    const group = one("[data-years]", choose);
    group.hidden = of.size < 2 && !all.has("from") && !all.has("to");
    clear.hidden = !isChosen(all);
    choose.hidden = !isAny && group.hidden;
  };

  // ---- From stroke to answer
  const busy = (is) => answered.setAttribute("aria-busy", is);
  let stroke = new AbortController();
  const options = (all) => {
    const filters = Object.fromEntries(LISTS.filter((name) => all.has(name)).map((name) => [name, all.getAll(name)]));
    const ends = ["from", "to"].map((name) => (all.has(name) ? Number(all.get(name)) : null));
    const [from, to] = ends.includes(null) ? ends : ends.sort((a, b) => a - b);
    return { lang, order: all.get("order") ?? "best", filters: { ...filters, from, to } };
  };
  // Gives nothing where a newer stroke has come in between, and tells where the index is not to be had.
  const query = async (more) => {
    stroke.abort();
    const { signal } = (stroke = new AbortController());
    const all = asked();
    clearTimeout(patience);
    patience = setTimeout(() => tell(words.busy, true, 0), 2 * TOLD);
    try {
      const searched = await opened();
      if (signal.aborted) return;
      await more(all, (wanted) => searched.search(all.get("q"), { ...options(all), ...wanted, signal }), signal);
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      blank();
      tell(words.failed, true, 0);
    } finally {
      if (!signal.aborted) {
        clearTimeout(patience);
        busy(false);
      }
    }
  };
  const ask = () => {
    if (!asked().has("q")) {
      stroke.abort();
      blank();
      busy(false);
      return tell("", false, 0);
    }
    return query(async (all, search, signal) => {
      const answer = await search({ limit: shown });
      if (signal.aborted) return;
      show(answer, all);
      if (answer.empty) return;
      const { counts } = await search({ limit: 1, counts: true });
      if (!signal.aborted && counts) count(counts, all);
    });
  };

  let pause;
  const typed = () => {
    busy(true);
    note(false);
    clearTimeout(pause);
    pause = setTimeout(ask, CALM);
  };
  const settled = () => {
    busy(true);
    note(true);
    clearTimeout(pause);
    ask();
  };
  field.addEventListener("input", typed);
  field.addEventListener("focus", () => opened().catch(() => {}), { once: true });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value || event.isComposing) return;
    event.preventDefault();
    field.value = "";
    typed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settled();
  });
  answered.addEventListener("change", settled);
  clear.addEventListener("click", () => {
    for (const choice of choices) choice.checked = false;
    for (const name of ["from", "to"]) form.elements[name].value = "";
    settled();
    one("summary", choose).focus();
  });
  one("button", spelling).addEventListener("click", (event) => {
    field.value = event.currentTarget.textContent;
    settled();
    field.focus();
  });
  next.addEventListener("click", () => {
    busy(true);
    query(async (all, search, signal) => {
      const list = one("[data-group=exact] ol");
      const from = list.childElementCount;
      const answer = await search({ from, limit: WINDOW });
      if (signal.aborted) return;
      list.append(...answer.exact.map(result));
      offer(answer.total);
      tell(counted("exact", answer.total), false);
      shown = from + answer.exact.length;
      history.replaceState({ shown }, "");
      one("a", list.children[from] ?? list)?.focus();
    });
  });
  addEventListener("popstate", () => {
    isSettled = true;
    shown = history.state?.shown ?? WINDOW;
    busy(true);
    fill();
    name();
    ask();
  });

  // What is asked of a page that is left need not be told; whoever comes back to it is answered.
  addEventListener("pagehide", () => stroke.abort());
  addEventListener("pageshow", (event) => {
    if (event.persisted && answered.getAttribute("aria-busy") === "true") ask();
  });

  // Beside what was found, choices come after it on the way of the Tab key; above it, shut, before it.
  const wide = matchMedia("(min-width: 64em)");
  const place = () => {
    choose.open = wide.matches;
    if (wide.matches) answered.append(choose);
    else answered.prepend(choose);
  };
  wide.addEventListener("change", place);
  place();
  fill();
  form.hidden = false;
  name();
  ask();
}

// The look that a reader has chosen: light, dark, or, if none, that of the device. It is read while the
// head is, so that no page flashes; the button, which is of no use without a script, is shown by it.
{
  const KEY = "samut-theme";
  // Of the two, the one that the device does not show comes first: every press is seen.
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const LOOKS = isDark ? ["system", "light", "dark"] : ["system", "dark", "light"];
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const keep = (look) => {
    try {
      if (look === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, look);
    } catch {
      // Where nothing may be kept, the choice holds for this page.
    }
  };
  const known = (look) => (LOOKS.includes(look) ? look : "system");
  const wear = (look) => {
    if (look === "system") delete root.dataset.theme;
    else root.dataset.theme = look;
  };

  let look = known(read());
  wear(look);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-themes]");
    if (!button) return;
    const name = button.querySelector("[data-look]");
    const show = () => {
      wear(look);
      name.textContent = button.dataset[look];
    };
    show();
    button.hidden = false;
    button.addEventListener("click", () => {
      look = LOOKS[(LOOKS.indexOf(look) + 1) % LOOKS.length];
      keep(look);
      show();
    });
    // Chosen on another page of the archive.
    addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      look = known(event.newValue);
      show();
    });
  });
}

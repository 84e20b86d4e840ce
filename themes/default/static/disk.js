// A folder opened from a disk shows its files, not its page: there, links name the page itself.
if (location.protocol === "file:") {
  for (const link of document.links) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.pathname += "index.html";
    }
  }
  for (const form of document.forms) {
    const action = form.getAttribute("action");
    if (action?.endsWith("/")) form.setAttribute("action", `${action}index.html`);
  }
}

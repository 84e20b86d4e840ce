// The form of `samut cms` as an official has it open: what is done in it with mouse and keyboard. In: a page on
// which it stands. Out: what it shows.
// Opens the archive of this browser, as the button for a folder of the disk does.
export async function openArchive(page, root) {
  await page.goto(root);
  await page.getByRole("button", { name: "Work with Local Repository" }).click();
  await page.getByRole("listitem").or(page.getByRole("treeitem")).or(page.getByRole("option")).first().waitFor();
}

// Opens an entry of a collection: an item by its path within the folder, a register by its name.
export async function openEntry(page, root, collection, entry) {
  await page.goto(`${root}#/collections/${collection}`);
  await page.locator("[data-key-path]").first().waitFor({ state: "detached" });
  await page.goto(`${root}#/collections/${collection}/entries/${entry}`);
  await page.locator("[data-key-path]").first().waitFor();
}

// A field, in the first language unless another is said.
export const field = (page, key, at = 0) => page.locator(`[data-key-path="${key}"]`).nth(at);
export const box = (page, key, at = 0) => field(page, key, at).locator("input, textarea").first();

// Writes into a field. While a form is opened, the CMS may draw a field anew under the hand that writes.
export async function write(page, key, text, at = 0) {
  const field = box(page, key, at);
  const save = page.getByRole("button", { name: "Save", exact: true });
  for (let tries = 0; tries < 5; tries += 1) {
    await field.fill(text);
    await page.waitForTimeout(100);
    if ((await field.inputValue()) === text && (await save.isEnabled())) return;
    await field.fill("");
  }
  throw new Error(`${key} does not take “${text}”`);
}

// Opens what is folded away within a field, as it is in most forms, until a box in it is seen.
export async function expand(page, key, inner) {
  const opener = field(page, key).locator("button[aria-label=Expand][aria-controls]").first();
  await opener.or(box(page, inner)).first().waitFor();
  if (!(await box(page, inner).isVisible())) await opener.click();
  await box(page, inner).waitFor();
}

// What a field is called.
export async function labels(page) {
  const all = await page.locator("[data-key-path]").evaluateAll((fields) =>
    fields.map((field) => [field.dataset.keyPath, field.getAttribute("aria-label")]),
  );
  return new Map(all);
}

// Chooses in a list of choices.
export async function pick(page, key, label) {
  await field(page, key).getByRole("combobox").first().click();
  await page.getByRole("option", { name: label }).last().click();
}

// Saves: the CMS goes back to the list once that is done.
export async function save(page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL((url) => !/\/(entries|new)\b/.test(url.hash));
}

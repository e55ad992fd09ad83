// What people do with the keyboard alone: nothing here clicks, fills or focuses.

// More stops than any page has.
const most = 150;

/** Goes on with Tab until something has the focus. */
export async function tabTo(page, target, key = "Tab") {
  await target.first().waitFor();
  for (let stops = 0; stops < most; stops++) {
    if (await target.evaluateAll((all) => all.includes(document.activeElement))) {
      const ring = await target.first().evaluate((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? each);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      if (!ring)
        throw new Error(`Nobody sees that ${target} has the focus.`);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

export function keysOf(page) {
  // From here on the window of the system does not open: whoever begins to listen as a key is pressed may come too late.
  page.on("filechooser", () => undefined);
  return keys(page);
}

const keys = (page) => ({
  press: async (role, name, key = "Enter", within = page) => {
    await tabTo(page, within.getByRole(role, { name }));
    await page.keyboard.press(key);
  },
  type: async (label, text, within = page) => {
    await tabTo(page, within.getByLabel(label, { exact: true }));
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
  },
  /** The window of the system that chooses a file is not the page's. */
  choose: async (label, file) => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(file);
  },
});

// The editor: what is typed is shown as readers will see it, pictures are pasted or dropped.
const form = document.querySelector<HTMLFormElement>("form[data-editor]");
const text = form?.querySelector<HTMLTextAreaElement>("#teks"),
  pane = form?.querySelector<HTMLElement>("[data-preview-pane]");
if (form && text && pane) {
  const token = () => (form.elements.namedItem("__RequestVerificationToken") as HTMLInputElement).value;
  const panel = form.querySelector<HTMLDetailsElement>(".picture-panel")!,
    file = form.querySelector<HTMLInputElement>("#gambar")!;
  const shows = form.querySelector<HTMLInputElement>("#tampak")!,
    insert = form.querySelector<HTMLButtonElement>("[data-insert]")!,
    wrong = form.querySelector<HTMLElement>("[data-picture-error]")!;

  let waiting = 0,
    asked = 0;
  const preview = async () => {
    const turn = ++asked,
      body = new FormData();
    body.set("teks", text.value);
    body.set("__RequestVerificationToken", token());
    try {
      const answer = await fetch(form.dataset.preview!, { method: "POST", body });
      // A slower answer to an older text is not shown over a newer one. The server has cleaned it.
      // Whoever was signed out meanwhile is sent elsewhere; that page is no preview.
      if (answer.ok && !answer.redirected && turn === asked) pane.innerHTML = await answer.text();
    } catch {
      /* without a network the last preview stays */
    }
  };
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(preview, 400);
  });

  // What was there is put in at the cursor, so that undo still works.
  const putIn = (words: string) => {
    text.focus();
    if (!document.execCommand("insertText", false, words))
      text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const take = (files: FileList | undefined) => {
    const picture = [...(files ?? [])].find(one => ["image/jpeg", "image/png", "image/webp"].includes(one.type));
    if (!picture) return false;
    const chosen = new DataTransfer();
    chosen.items.add(picture);
    file.files = chosen.files;
    file.dispatchEvent(new Event("change", { bubbles: true }));
    panel.open = true;
    shows.focus();
    return true;
  };
  text.addEventListener("paste", event => {
    if (take(event.clipboardData?.files)) event.preventDefault();
  });
  text.addEventListener("dragover", event => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  text.addEventListener("drop", event => {
    if (take(event.dataTransfer?.files)) event.preventDefault();
  });

  const upload = async () => {
    const body = new FormData();
    if (file.files?.[0]) body.set("gambar", file.files[0]);
    body.set("tampak", shows.value);
    body.set("__RequestVerificationToken", token());
    insert.disabled = true;
    wrong.textContent = "";
    try {
      const answer = await fetch(form.dataset.upload!, { method: "POST", body });
      if (answer.redirected) throw new Error("signed out");
      const said = (await answer.json()) as { markdown?: string; name?: string; says?: string; detail?: string };
      if (!answer.ok) {
        wrong.textContent = said.detail ?? "";
        return;
      }
      const before = text.value.slice(0, text.selectionStart);
      putIn(
        `${before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n"}${said.markdown}\n\n`,
      );
      form.querySelector<HTMLSelectElement>("#sampul")?.add(new Option(said.says, said.name), 1);
      file.value = shows.value = "";
      panel.open = false;
    } catch {
      wrong.textContent = form.dataset.noNet ?? "";
    } finally {
      insert.disabled = false;
    }
  };
  insert.addEventListener("click", event => {
    event.preventDefault();
    void upload();
  });
  shows.addEventListener("keydown", event => {
    if (event.key === "Enter") {
      event.preventDefault();
      void upload();
    }
  });

  form.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.querySelector<HTMLButtonElement>("[value=simpan]")!.click();
    }
  });
}

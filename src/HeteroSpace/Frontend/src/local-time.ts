// A webinar's time also by the reader's own clock, where that is another than the site's.
for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
  const [begins, ends] = [new Date(time.dateTime), new Date(time.dataset.ends ?? time.dateTime)];
  const offset = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  if (!offset) continue;
  const minutes = (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  if (-begins.getTimezoneOffset() === minutes) continue;
  const clock = (at: Date) => at.toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
  const line = document.createElement("span");
  line.className = "hint local-time";
  line.textContent = `${time.dataset.said} ${begins.toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" })}, ${clock(begins)}–${clock(ends)} (${
    Intl.DateTimeFormat(document.documentElement.lang, { timeZoneName: "short" })
      .formatToParts(begins)
      .find(part => part.type === "timeZoneName")?.value ?? ""
  })`;
  time.after(document.createElement("br"), line);
}

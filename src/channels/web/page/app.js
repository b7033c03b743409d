import { createComposer } from "./composer.js";
import { byId, make, makeButton } from "./dom.js";
import { showDoor } from "./door.js";
import { createDrawers } from "./drawers.js";
import { watchFiles } from "./files.js";
import { createLog } from "./log.js";
import { forgetAll, recall, remember, rememberFor } from "./memory.js";
import { get, NetError, post } from "./net.js";
import { createPreview } from "./preview.js";
import { createQueue } from "./queue.js";
import { createSide } from "./side.js";
import { createStream } from "./stream.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Done} Done */
/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Room} Room */
/** @typedef {{ name: string | null, isLocal: boolean, hasSample: boolean }} Me */

/** Long enough for the messages of one reply to have come. */
const DESK_WAIT_MS = 80;
const TOAST_MS = 6_000;
/** Short breaks mend themselves before anybody has read about them. */
const NET_WAIT_MS = 1_200;

async function begin() {
  try {
    const me = /** @type {Me} */ (await get("/api/me"));
    if (me.name === null) showDoor(() => location.reload());
    else openChat(me);
  } catch {
    setTimeout(() => void begin(), 2_000);
  }
}

/** @param {Me} me */
function openChat(me) {
  rememberFor(me.name ?? "");
  byId("app", HTMLDivElement).hidden = false;
  const typing = byId("typing", HTMLParagraphElement);
  const net = byId("net", HTMLParagraphElement);
  /** @type {Room} */
  let room = recall("room") === "sample" && me.hasSample ? "sample" : "main";
  let isStreaming = false;
  let isReachable = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let deskTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let netTimer;
  let deskAsked = 0;
  let hasSampleRun = false;

  const queue = createQueue({
    sent(one) {
      if (one.room === room) typing.hidden = true;
      showNet();
      refreshDesk();
    },
    refused(one, says) {
      typing.hidden = true;
      log.fail(one.id, says);
    },
    net(is) {
      isReachable = is;
      showNet();
    },
    signedOut: () => location.reload(),
  });

  const stream = createStream({
    reset(entries) {
      log.reset(entries, queue.of(room));
      showWelcome(entries);
      refreshDesk();
    },
    entry(entry) {
      if (entry.from === "bot") typing.hidden = true;
      log.put(entry);
      showWelcome([entry]);
      refreshDesk();
    },
    net(is) {
      isStreaming = is;
      if (is) queue.hurry();
      showNet();
    },
    refused: () => void checkSession(),
  });

  const log = createLog({
    press: (button) => act({ kind: "press", ...button }),
    edit: (entry) => composer.edit(entry),
  });
  const composer = createComposer({
    say: (text) => act({ kind: "text", text }),
    edit: (entry, text) => act({ kind: "edit", messageId: entry.id, text }),
    lastOfMine: () => log.lastOfMine(),
  });
  const preview = createPreview();
  const drawers = createDrawers((isShown) => preview.setOpen(isShown));
  const side = createSide(
    (group) => act({ kind: "text", text: `/list ${group.title}`, shown: group.title }),
    () => act({ kind: "text", text: "看问题", shown: "看问题" }),
  );

  /** @param {Done} done */
  function act(done) {
    byId("welcome", HTMLDivElement).hidden = true;
    drawers.closeOver();
    const one = queue.add(room, done);
    if (!isReachable || !isStreaming) log.wait(one);
    else typing.hidden = false;
    if (done.kind === "text" && !done.quiet) log.wait(one);
    log.goToEnd();
    showNet();
  }

  /** Where the chat stands, a little after what was said last. */
  function refreshDesk() {
    clearTimeout(deskTimer);
    deskTimer = setTimeout(() => void loadDesk(), DESK_WAIT_MS);
  }

  async function loadDesk() {
    deskAsked += 1;
    const mine = deskAsked;
    try {
      const desk = /** @type {Desk | null} */ (await get(`/api/desk?room=${room}`));
      if (mine !== deskAsked) return;
      if (room === "sample") hasSampleRun = desk !== null;
      side.show(desk);
      composer.ask(desk?.here.kind ?? null);
      preview.refresh((desk?.report ?? null) !== null);
      log.setLive(desk?.live ?? []);
      if (room === "sample" && !hasSampleRun) void openSample();
    } catch (error) {
      // Out of reach: asked again with the next thing that is said.
      if (!(error instanceof NetError)) throw error;
    }
  }

  async function checkSession() {
    try {
      const now = /** @type {Me} */ (await get("/api/me"));
      if (now.name === null) location.reload();
    } catch {
      // Out of reach.
    }
  }

  function showNet() {
    if (isReachable && isStreaming) {
      clearTimeout(netTimer);
      netTimer = undefined;
      net.hidden = true;
    } else if (net.hidden) netTimer ??= setTimeout(tellNet, NET_WAIT_MS);
    else tellNet();
  }

  function tellNet() {
    const left = queue.size();
    const kept = left === 0 ? "您照常填，恢复后自动送出。" : `有${left}条等着送出，不会丢。`;
    net.textContent = `连不上了，正在重连。${kept}`;
    net.hidden = false;
    typing.hidden = true;
  }

  /** @param {Entry[]} entries */
  function showWelcome(entries) {
    const welcome = byId("welcome", HTMLDivElement);
    welcome.hidden = room !== "main" || entries.length > 0 || !log.isEmpty();
    if (welcome.hidden || welcome.childElementCount > 0) return;
    welcome.append(...makeWelcome());
  }

  function makeWelcome() {
    const choices = make("div", { class: "welcome-choices" });
    choices.append(
      makeButton("开始填报", "solid", () => act({ kind: "text", text: "/start", quiet: true })),
    );
    if (me.hasSample) choices.prepend(makeButton("看示例", "outline", () => enter("sample")));
    const points = [
      "一次问一个数，也可整块粘贴Excel",
      "合计、占比、增减自动算好，前后对不上马上指出",
      "随时可停可改，填完给您Word、Excel、PDF",
    ];
    return [
      make("h2", {}, "我帮您填部门决算公开报告"),
      make("ul", {}, ...points.map((point) => make("li", {}, point))),
      choices,
      make("p", { class: "secret" }, "涉密内容请不要输入。"),
    ];
  }

  async function openSample() {
    hasSampleRun = true;
    await post("/api/sample", {}).catch((error) => toast(String(error.message)));
    refreshDesk();
  }

  /** @param {Room} next */
  function enter(next) {
    room = next;
    remember("room", next === "main" ? null : next);
    for (const button of byId("rooms", HTMLDivElement).querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset["room"] === next));
    }
    byId("welcome", HTMLDivElement).hidden = true;
    typing.hidden = true;
    showBanner();
    drawers.closeOver();
    log.enter(next);
    side.show(null);
    composer.enter(next);
    preview.enter(next);
    stream.enter(next);
    composer.focus();
  }

  function showBanner() {
    const banner = byId("banner", HTMLDivElement);
    banner.hidden = room !== "sample";
    if (banner.childElementCount > 0) return;
    banner.append(
      make("span", {}, "示例：改了不影响您的填报"),
      makeButton("重新开始", "link", () => void openSample()),
      makeButton("填我自己的", "link", () => enter("main")),
    );
  }

  function fillMenu() {
    const menu = byId("menu", HTMLDetailsElement);
    const list = byId("menu-list", HTMLDivElement);
    /** @param {string} label @param {() => void} run */
    const item = (label, run) =>
      makeButton(label, "", () => {
        menu.open = false;
        run();
      });
    /** @param {string} shown @param {string} text */
    const command = (shown, text) => item(shown, () => act({ kind: "text", text, shown }));
    list.append(
      command("撤销上一步", "/undo"),
      command("生成报告", "/report"),
      command("填报清单", "/list"),
      command("我的报告", "/continue"),
      command("帮助", "/help"),
    );
    if (!me.isLocal) list.append(item("退出登录", () => void signOut()));
    document.addEventListener("click", (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
  }

  async function signOut() {
    await post("/api/sign-out", {}).catch(() => undefined);
    forgetAll();
    location.reload();
  }

  for (const button of byId("rooms", HTMLDivElement).querySelectorAll("button")) {
    const its = button.dataset["room"] === "sample" ? "sample" : "main";
    button.addEventListener("click", () => enter(its));
  }
  byId("rooms", HTMLDivElement).hidden = !me.hasSample;
  watchFiles({ room: () => room, tell: toast, sending: () => log.goToEnd() });
  addEventListener("online", () => {
    stream.hurry();
    queue.hurry();
  });
  addEventListener("offline", () => {
    isReachable = false;
    showNet();
  });
  followKeyboard();
  fillMenu();
  enter(room);
  queue.hurry();
}

/** Where a keyboard lies over the page instead of making room, the page makes room itself. */
function followKeyboard() {
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    // Whoever zooms in sees less of the page, which stays as it is.
    const isZoomed = Math.abs(view.scale - 1) > 0.01;
    byId("app", HTMLDivElement).style.height = isZoomed ? "" : `${view.height}px`;
    if (!isZoomed) window.scrollTo(0, 0);
  });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastTimer;

/** @param {string} text */
function toast(text) {
  const box = byId("toast", HTMLParagraphElement);
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (box.hidden = true), TOAST_MS);
}

void begin();

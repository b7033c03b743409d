import { expect, it } from "vitest";
import { finalAccounts } from "../../interview/talk.js";
import type { Somebody } from "../bureau.js";
import { playBureau } from "../play.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "head", name: "园区主管", grants: [{ role: "manager", department: "d2" }] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
  { id: "ben", name: "本会计", grants: [{ role: "clerk", department: "d2" }] },
  { id: "rev", name: "审核李", grants: [{ role: "reviewer", department: null }] },
];
const SET = { type: "deadline-set", year: "2019", approvedOn: null } as const;
const DEADLINES = [{ ...SET, department: "d1", due: "2020-08-30" }];

const play = async () => playBureau(await finalAccounts(), PEOPLE, { deadlines: DEADLINES });
type Playing = Awaited<ReturnType<typeof play>>;
const dueOf = ({ store }: Playing, department: string) =>
  store.office().deadlines.get(`${department}/2019`);

it("shows old and new, sets it with a yes, and tells whose it is", async () => {
  const playing = await play();
  const { who } = playing;
  await who("ann").type("/new 2019");
  const preview = await who("boss").type("/deadline 档案馆 2020-09-20");
  expect(preview).toContain("档案馆：2020年8月30日 → 2020年9月20日");
  expect(dueOf(playing, "d1")?.due).toBe("2020-08-30");
  expect(await who("boss").press("确定")).toContain("档案馆的截止日改为9月20日 ✅ 已告诉1人。");
  expect(dueOf(playing, "d1")).toEqual({ approvedOn: null, due: "2020-09-20" });
  expect(await who("ann").hear()).toContain(
    "主管王改了决算公开的截止日：\n档案馆：8月30日 → 9月20日，还剩31天",
  );
  expect(who("ann").labels()).toContain("打开");
  expect(await who("ben").hear()).not.toContain("截止日");
});

it.each([
  { text: "/deadline 档案馆 批复 2020-08-31", approvedOn: "2020-08-31", due: "2020-09-20" },
  { text: "/deadline 档案馆批复日期：2020年8月31日", approvedOn: "2020-08-31", due: "2020-09-20" },
  { text: "/deadline 档案馆20200920", approvedOn: null, due: "2020-09-20" },
  { text: "/deadline  档案馆　２０２０．９．２０ ", approvedOn: null, due: "2020-09-20" },
])("reads $text", async ({ text, ...deadline }) => {
  const playing = await play();
  await playing.who("boss").type(text);
  await playing.who("boss").type("确定");
  expect(dueOf(playing, "d1")).toEqual(deadline);
});

it.each([
  { text: "/deadline", says: "改哪个部门的截止日？例：" },
  { text: "/deadline 没有这家 2020-09-20", says: "没有找到这个部门" },
  { text: "/deadline 园区 2020-09-20", says: "有好几个部门像" },
  { text: "/deadline 档案馆 2020-02-30", says: "没有这一天，什么都没改" },
  { text: "/deadline 档案馆 2020-08-30", says: "截止日本来就是这一天" },
  { text: "/deadline 档案馆 2020-08-01", says: "这一天已经过了" },
  { text: "/deadline 档案馆 2022-08-01", says: "请看一眼年份" },
])("answers $text", async ({ text, says }) => {
  const { who } = await play();
  expect(await who("boss").type(text)).toContain(says);
});

it("moves all at once, after a list of them", async () => {
  const playing = await play();
  const { who } = playing;
  const preview = await who("boss").type("/deadline 全部 2020-09-20");
  expect(preview).toContain("3家的截止日改到2020年9月20日");
  expect(preview).toContain("园区服务中心：未定 → 9月20日");
  expect(await who("boss").press("确定")).toContain("3家的截止日改好了 ✅ 已告诉2人。");
  expect(await who("ben").hear()).toContain("园区办：未定 → 9月20日");
  expect(dueOf(playing, "d2a")?.due).toBe("2020-09-20");
});

it("tells whose deadline a new list of departments moves", async () => {
  const playing = await play();
  const { who } = playing;
  await who("boss").type("/departments");
  await who("boss").type("档案馆,,,2020-08-30\n园区办,,,2020-09-20\n新的局,,,2020-09-20");
  expect(await who("boss").press("全部采用")).toContain("截止日改了的，已告诉1人。");
  expect(await who("ben").hear()).toContain("园区办：未定 → 9月20日");
  expect(await who("ann").hear()).not.toContain("截止日");
});

it("asks for the day from a department's button, and takes it back on asking", async () => {
  const playing = await play();
  const { who } = playing;
  await who("boss").type("/status");
  await who("boss").type("档案馆");
  expect(await who("boss").press("改截止日")).toContain("档案馆的截止日是2020年8月30日");
  expect(await who("boss").type("9月20日")).toContain("没看懂这一天");
  expect(await who("boss").type("2020年9月20日")).toContain("→ 2020年9月20日");
  await who("boss").type("取消");
  expect(dueOf(playing, "d1")?.due).toBe("2020-08-30");
});

it("changes nothing where somebody else was quicker", async () => {
  const playing = await play();
  const { who } = playing;
  await who("head").type("/deadline 园区办 2020-09-10");
  await who("boss").type("/deadline 全部 2020-09-20");
  await who("head").press("确定");
  expect(await who("boss").press("确定")).toContain("刚才被别人改过，这次什么都没改");
  expect(dueOf(playing, "d2")?.due).toBe("2020-09-10");
  expect(dueOf(playing, "d1")?.due).toBe("2020-08-30");
});

it.each([
  { id: "ann", text: "/deadline 档案馆 2020-09-20", says: "截止日由管理员或主管来定" },
  { id: "rev", text: "/deadline 档案馆 2020-09-20", says: "截止日由管理员或主管来定" },
  { id: "head", text: "/deadline 档案馆 2020-09-20", says: "没有找到这个部门" },
])("lets $id set no deadline elsewhere", async ({ id, text, says }) => {
  const playing = await play();
  expect(await playing.who(id).type(text)).toContain(says);
  expect(dueOf(playing, "d1")?.due).toBe("2020-08-30");
});

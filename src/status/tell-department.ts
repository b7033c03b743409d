import { type DepartmentStatus, STAGE_NAMES } from "../events/office/bureau-status.js";

/** 填报中43%, 待审核5天（等审核人） … in a few characters. */
export function nameState({
  stage,
  percent,
  sinceDays,
  since,
}: Pick<DepartmentStatus, "stage" | "percent" | "sinceDays" | "since">): string {
  const name = STAGE_NAMES[stage];
  switch (stage) {
    case "idle":
      return percent === 0 ? name : `已收起，${percent}%`;
    case "filling":
      return `${name}${percent}%`;
    case "review":
      return sinceDays === 0 ? `${name}，等审核人` : `${name}${sinceDays}天，等审核人`;
    case "returned":
    case "approved":
      return since === null || sinceDays === 0 ? name : `${name}${sinceDays}天`;
    case "published":
    case "correcting":
      return name;
    default:
      throw new Error(`unknown stage: ${JSON.stringify(stage satisfies never)}`);
  }
}

/** 还剩3天, 今天截止, 已超2天 */
export function tellDaysLeft(daysLeft: number): string {
  if (daysLeft < 0) return `已超${-daysLeft}天`;
  return daysLeft === 0 ? "今天截止" : `还剩${daysLeft}天`;
}

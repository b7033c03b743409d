import type { FileOffer, Position, Proposal } from "../../../events/chat/chat-events.js";

type Pasted = Extract<Position, { at: "paste" }>;

/**
 * Goes on with a file as it is in the chosen unit; with neither, with what its unit changes nothing of.
 *
 * @param chosen the amount asked about in 元 or in 万元, or none of them
 */
export function chooseFileUnit(position: Pasted, chosen: Proposal | undefined): Pasted {
  const { file, asks = [], ...rest } = position;
  if (file?.inYuan === undefined) return position;
  const { inYuan, ...inWan } = file;
  const [ask, ...others] = asks;
  if (chosen === undefined) {
    const isSame = (one: Proposal): boolean =>
      inYuan.proposals.some(({ key, typed }) => key === one.key && typed === one.typed);
    const remark = "没写单位的数都没有采用，在表里写上“单位：元”或“单位：万元”再发一次就好。";
    return {
      ...rest,
      proposals: position.proposals.filter(isSame),
      remarks: [remark],
      file: { ...inWan, rows: {}, closes: [] },
    };
  }
  const {
    proposals,
    remarks,
    rows,
    closes,
    asks: left,
  }: FileOffer = chosen === ask?.choices[0]
    ? inYuan
    : { ...inWan, proposals: position.proposals, remarks: position.remarks, asks: others };
  return {
    ...rest,
    proposals,
    remarks,
    ...(left.length === 0 ? {} : { asks: left }),
    file: { name: file.name, rows, closes },
  };
}

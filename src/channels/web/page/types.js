/**
 * What the server tells.
 *
 * @typedef {{ token: string, label: string }} Button
 * @typedef {object} Entry
 * @property {string} id
 * @property {number} order
 * @property {number} changed
 * @property {string} at
 * @property {"me" | "bot"} from
 * @property {"text" | "press" | "file" | "picture" | "progress"} kind
 * @property {string} text
 * @property {true} [edited]
 * @property {Button[][]} [buttons]
 * @property {{ id: string, name: string, size: number }} [file]
 * @property {string} [alt]
 *
 * @typedef {"main" | "sample"} Room
 * @typedef {object} Group
 * @property {string} id
 * @property {string} title
 * @property {string} place
 * @property {string} part
 * @property {"done" | "begun" | "open" | "optional"} mark
 * @property {number} asked
 * @property {number} done
 *
 * @typedef {object} Report
 * @property {string} report
 * @property {string} department
 * @property {string} year
 * @property {number} asked
 * @property {number} done
 * @property {number} errors
 * @property {number} warnings
 * @property {string} phase
 *
 * @typedef {object} Desk
 * @property {Report | null} report
 * @property {Group[]} groups
 * @property {{ group: string | null, key: string | null, kind: string | null, place: string }} here
 * @property {string[]} live
 *
 * @typedef {{ text: string, align: string, columns: number, rows: number, bold: boolean, mark?: true }} Cell
 * @typedef {{ text: string, bold?: boolean, mark?: true }} Run
 * @typedef {{ kind: "heading", level: number, text: string }
 *   | { kind: "paragraph", runs: Run[] }
 *   | { kind: "table", title: string, unit: string, header: Cell[][], body: Cell[][], notes: string[] }
 *   | { kind: "picture", title: string, alt: string }} Block
 * @typedef {{ sections: { id: string, title: string }[], title: string, blocks: Block[] }} Excerpt
 *
 * What somebody did, on its way to the server.
 * @typedef {{ kind: "text", text: string, quiet?: true, shown?: string }
 *   | { kind: "edit", messageId: string, text: string }
 *   | { kind: "press", token: string, label: string }} Done
 * @typedef {{ id: string, room: Room, done: Done }} Waiting
 */

export {};

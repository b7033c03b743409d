import { StoreUnavailableError } from "../../errors.js";
import type { Archive } from "../ports.js";

/** Where nothing is put away for good nothing can be approved. */
export const NO_ARCHIVE: Archive = {
  put: () => Promise.reject(new StoreUnavailableError("there is no archive")),
  get: () => Promise.resolve(undefined),
};

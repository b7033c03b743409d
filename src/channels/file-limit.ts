/** Longest file somebody may send, whichever way: what Telegram hands out at most. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

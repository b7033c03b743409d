/** ESLint rule: an `eslint-disable` comment says why, after `--`. */
export const disableNeedsReasonRule = {
  meta: {
    type: "problem",
    schema: [],
    messages: { reason: "say why: eslint-disable-next-line rule-name -- the reason" },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (!text.startsWith("eslint-disable") || / -- \S/.test(text)) continue;
          context.report({ loc: comment.loc, messageId: "reason" });
        }
      },
    };
  },
};

/** How old what is known of an actor may be before it is asked again, when it next matters. */
export const REFRESH_AFTER_MS = 24 * 60 * 60 * 1000;

/** How long after one question the answer is not asked for again, whatever signatures fail. */
export const ASK_AGAIN_MS = 5 * 60 * 1000;

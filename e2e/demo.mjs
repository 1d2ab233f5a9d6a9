// Where things are in the demo newsroom.

const SITE = 'vardolin-post';

export const demo = {
  site: SITE,
  /** An open story in English with a long thread. */
  open: 'old-bridge-cost',
  /** A story whose discussion is closed. */
  closed: 'united-rovers-derby',
  /** A story in Arabic, written from right to left. */
  arabic: 'hadiqat-al-tut',
  /** A story in Armenian. */
  armenian: 'gradaran-zhamer',

  front: (world) => `${world.comity}/s/${SITE}`,
  story: (world, key = demo.open) => `${world.comity}/s/${SITE}/${key}`,
};

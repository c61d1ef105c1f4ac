/**
 * The Admiralty code, as NATO's AJP-2.1 has it: how reliable a source is (A to F), and apart from that how credible what
 * it says is (1 to 6). F and 6 are not the worst: they say that nobody can judge yet.
 */

export const reliabilityWords = {
  A: 'A: completely reliable',
  B: 'B: usually reliable',
  C: 'C: fairly reliable',
  D: 'D: not usually reliable',
  E: 'E: unreliable',
  F: 'F: cannot be judged',
} as const;

export const credibilityWords = {
  '1': '1: confirmed by independent sources',
  '2': '2: probably true',
  '3': '3: possibly true',
  '4': '4: doubtful',
  '5': '5: improbable',
  '6': '6: cannot be judged',
} as const;

/** Of what somebody sends whom nobody here has met: a desk grades it when it has looked. */
export const ungraded = { reliability: 'F', credibility: '6' } as const;

/** How far an action goes, in the words and the order of the service authorization reference. */
export const accessLevels = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const

/** The level of an action. */
export type AccessLevel = (typeof accessLevels)[number]

/** Levels as the packed reference writes them: a letter an action, in the order of the catalogue's actions. */
export const levelLetters: Readonly<Record<AccessLevel, string>> = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Permissions management': 'P',
  Tagging: 'T',
}

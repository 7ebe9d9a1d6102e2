/** The commands of the whole window, which the menu offers too, each with the keys it has until the analyst changes them. */
export const windowCommands = {
  'case.new': ['Mod+N'],
  'case.open': ['Mod+O'],
  'case.save-copy': ['Mod+Shift+S'],
  'case.open-sample': [],
  'case.restore-sample': [],
  'article.import': ['Mod+I'],
  'report.export': ['Mod+E'],
  'article.print': ['Mod+P'],
  'edit.undo': ['Mod+Z'],
  'edit.redo': ['Mod+Shift+Z', 'Mod+Y'],
  'view.library': ['Mod+1'],
  'view.article': ['Mod+2'],
  'view.compare': ['Mod+3'],
  'view.sources': ['Mod+4'],
  'view.source-page': ['Mod+Shift+O'],
  'view.history': ['Mod+5'],
  'view.claims': ['Mod+6'],
  'view.zoom-in': ['Mod+=', 'Mod++', 'Mod+Shift++', 'Mod+Shift+='],
  'view.zoom-out': ['Mod+-', 'Mod+Shift+_'],
  'view.zoom-reset': ['Mod+0'],
  'search.open': ['Mod+Shift+F', '/'],
  'case.tags': [],
  'case.codebook': [],
  'palette.open': ['Mod+Shift+P', 'Mod+K'],
  'settings.open': ['Mod+,'],
  'help.tour': [],
  'help.keys': ['F1', 'Shift+?'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The id of a command of the whole window. */
export type WindowCommand = keyof typeof windowCommands;

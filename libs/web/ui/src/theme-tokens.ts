/** The three palettes. `high-contrast` is dark and also answers the system's request for more contrast. */
export type ThemeName = 'dark' | 'light' | 'high-contrast';

/**
 * Every colour of the interface, by the name of its CSS variable (`ink0` is `--ink-0`). Tailwind, Monaco and xterm all
 * read this table; the build writes its variables into the page's head (`renderThemeCss`).
 */
export interface ThemeTokens {
  /** Editor, panels, raised surfaces, hover. */
  ink0: string;
  ink1: string;
  ink2: string;
  ink3: string;
  /** Dividers of one pixel. */
  line: string;
  /** Edges of inputs, checkboxes and switches; at least 3:1 on every ink. */
  controlLine: string;
  /** Primary, secondary and hint text; at least 4.5:1 on every ink. */
  text: string;
  text2: string;
  text3: string;
  /** The one action, the focus ring, the edge of the active tab. */
  accent: string;
  /** Text on a surface filled with the accent. */
  onAccent: string;
  /** Whatever an agent wrote, runs or proposes. */
  agent: string;
  ok: string;
  warn: string;
  bad: string;
  info: string;
  /** Text on a surface filled with `bad`. */
  onBad: string;
}

export const themeTokens: Record<ThemeName, ThemeTokens> = {
  dark: {
    ink0: '#0c0f14',
    ink1: '#11151c',
    ink2: '#171c25',
    ink3: '#1f2631',
    line: '#262e3a',
    controlLine: '#6b7688',
    text: '#e6e9ef',
    text2: '#a9b1bf',
    text3: '#8b94a3',
    accent: '#e6b450',
    onAccent: '#161207',
    agent: '#9d8cff',
    ok: '#6cc48a',
    warn: '#e0a458',
    bad: '#ef6b73',
    info: '#6fb1f0',
    onBad: '#1c0608',
  },
  light: {
    ink0: '#ffffff',
    ink1: '#f7f8fa',
    ink2: '#eff1f4',
    ink3: '#e4e7ec',
    line: '#d9dde4',
    controlLine: '#767f90',
    text: '#161a21',
    text2: '#4a5261',
    text3: '#5f6776',
    accent: '#8a5a00',
    onAccent: '#ffffff',
    agent: '#5b45d6',
    ok: '#1b6e3a',
    warn: '#8a5200',
    bad: '#b3261e',
    info: '#1d5fa0',
    onBad: '#ffffff',
  },
  'high-contrast': {
    ink0: '#000000',
    ink1: '#000000',
    ink2: '#0d0d0d',
    ink3: '#262626',
    line: '#8f99a8',
    controlLine: '#ffffff',
    text: '#ffffff',
    text2: '#f0f2f5',
    text3: '#d5dae2',
    accent: '#ffd24d',
    onAccent: '#000000',
    agent: '#c3b8ff',
    ok: '#8ff0b0',
    warn: '#ffc47d',
    bad: '#ff9aa0',
    info: '#a3d1ff',
    onBad: '#000000',
  },
};

/** Eight hues of equal lightness for carets, avatars and presence; the index is a person's stable number in a project. */
export const personHues: Record<ThemeName, readonly string[]> = {
  dark: ['#e88a8a', '#dd9a57', '#b5ac48', '#76bb62', '#4bbaa5', '#5fb0e0', '#9f9ff0', '#d78cc9'],
  light: ['#a83f42', '#8f5711', '#6a6400', '#2f7322', '#00705f', '#17669a', '#5853b8', '#8f4184'],
  'high-contrast': ['#ffb3b3', '#ffc48a', '#e6dd7a', '#a8e897', '#84ead6', '#9ad6ff', '#cacaff', '#ffb8f2'],
};

const variableOf = (name: string): string => `--${name.replace(/(\d)$/, '-$1').replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`)}`;

/** The CSS variables of one palette, in order: `[['--ink-0', '#0c0f14'], …]`. */
export const themeVariables = (theme: ThemeName): [name: string, value: string][] => [
  ...Object.entries<string>({ ...themeTokens[theme] }).map(([name, value]): [string, string] => [variableOf(name), value]),
  ...personHues[theme].map((hue, index): [string, string] => [`--person-${index}`, hue]),
];

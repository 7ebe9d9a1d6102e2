/**
 * What the variables that figures are drawn with are in the light theme (renderer/src/styles/tokens.css; a test holds the
 * two together). A saved figure carries these values, since nothing around it gives them.
 */
export const lightTheme = {
  '--paper': '#fbfaf7',
  '--surface': '#f3f1ec',
  '--raised': '#ffffff',
  '--ink': '#1c1d1f',
  '--ink-soft': '#55585d',
  '--rule': '#dcd8cf',
  '--rule-strong': '#8d8a82',
  '--accent': '#1f5f8b',
  '--accent-wash': '#e3eef6',
  '--focus': '#0b63ce',
  '--danger': '#a4262c',
  '--danger-wash': '#fbeaea',
  '--warning-wash': '#fdf3d8',
  '--stance-endorses': '#1b5e9e',
  '--stance-leans-toward': '#2b6da7',
  '--stance-reports-neutrally': '#62656a',
  '--stance-distances': '#965600',
  '--stance-rejects': '#9c3d0a',
  '--stance-unclear': '#7a4a94',
  '--stance-not-judged': '#71631e',
  '--stance-endorses-wash': '#dcebf8',
  '--stance-leans-toward-wash': '#eaf3fa',
  '--stance-reports-neutrally-wash': '#ededec',
  '--stance-distances-wash': '#fcefdc',
  '--stance-rejects-wash': '#fae3d5',
  '--stance-unclear-wash': '#f2e8f7',
  '--stance-not-judged-wash': '#f7f3da',
  '--font-ui': "'Inter Variable', Inter, 'Noto Sans', 'Segoe UI', 'DejaVu Sans', system-ui, sans-serif",
} as const;

import postcss, { type Root } from 'postcss'

const DARK = /:root(?:\[data-fr-theme=["']?dark["']?\])/g
const SYSTEM = ':root[data-fr-theme=system]'

/** The dark tokens again, for « as my device »: no script and no flash of light. */
export function addSystemTheme(sheet: Root) {
  const dark = postcss.atRule({ name: 'media', params: '(prefers-color-scheme:dark)', nodes: [] })
  sheet.walkRules((rule) => {
    if (!rule.selector.match(DARK)) return
    const copy = rule.clone({ selector: rule.selector.replaceAll(DARK, SYSTEM) })
    dark.append(inItsMedia(rule.parent, copy))
  })
  if (dark.nodes?.length) sheet.append(dark)
}

const inItsMedia = (parent: postcss.Container | postcss.Document | undefined, rule: postcss.Rule) =>
  parent instanceof postcss.AtRule ? parent.clone({ nodes: [rule] }) : rule

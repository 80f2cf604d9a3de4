import type { Root } from 'postcss'

/** Without comments, empty rules and spaces. */
export function compact(sheet: Root) {
  sheet.walkComments((comment) => {
    comment.remove()
  })
  sheet.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove()
  })
  sheet.walkAtRules('media', (rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  sheet.walk((node) => {
    node.raws = { before: '', between: node.type === 'decl' ? ':' : '', after: '', semicolon: false }
    if (node.type === 'atrule') node.raws.afterName = node.params.startsWith('(') ? '' : ' '
    if (node.type === 'rule') node.selector = node.selector.replaceAll(/\s*,\s*/g, ',')
  })
  return sheet.toString()
}

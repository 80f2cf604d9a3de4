import nunjucks from 'nunjucks'
import { typoTemplate } from './template-typography.ts'

/** Prepares each template once, when it is loaded: French typography, no indentation on the wire. */
export class TemplateLoader extends nunjucks.FileSystemLoader {
  override getSource(name: string) {
    const source = super.getSource(name)
    // nunjucks answers null for a missing file, whatever its types say
    if (!source) return source
    return { ...source, src: name.endsWith('.txt.njk') ? source.src : prepare(source.src) }
  }
}

const prepare = (source: string) => typoTemplate(source.replaceAll(/^[ \t]+/gm, ''))

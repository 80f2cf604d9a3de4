import nunjucks from 'nunjucks'
import { type Catalogue, findMessage } from '#lib/catalogue.ts'
import type { Language } from '#lib/language.ts'
import { translateMarks } from './messages/template-marks.ts'
import { typoTemplate } from './template-typography.ts'

/** Prepares each template once, when it is loaded: French typography, or the words of another language, no indentation on the wire. */
export class TemplateLoader extends nunjucks.FileSystemLoader {
  readonly messages: Catalogue | null

  constructor(viewsPath: string | string[], { messages }: Language, options: nunjucks.FileSystemLoaderOptions) {
    super(viewsPath, options)
    this.messages = messages
  }

  override getSource(name: string) {
    const source = super.getSource(name)
    // nunjucks answers null for a missing file, whatever its types say
    if (!source) return source
    return { ...source, src: this.prepare(source.src, name.endsWith('.txt.njk')) }
  }

  prepare(source: string, isText: boolean) {
    const { messages } = this
    const french = isText ? source : typoTemplate(source.replaceAll(/^[ \t]+/gm, ''))
    return translateMarks(french, (message) => (messages && findMessage(messages, message)) ?? message)
  }
}

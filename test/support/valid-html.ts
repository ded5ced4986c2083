import { HtmlValidate } from 'html-validate'

/**
 * HTML that browsers and screen readers need not guess at. Switched off: what is taste (quotes, void tags written as XHTML,
 * length of a title, since titles carry the office's name, blanks at line ends of what people typed) and explicit table roles, which keep a table a table when a phone lays it out as cards.
 */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'no-redundant-role': 'off',
    // Several boxes or kept files under one name are one field with several values.
    'form-dup-name': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-inline-style': 'error',
    'prefer-native-element': ['error', { exclude: ['region', 'alert', 'table', 'row', 'cell', 'rowgroup', 'columnheader', 'rowheader'] }],
    'element-permitted-content': 'error',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
  },
})

/** Faults of a page or of a part of one, each as "line:column rule message"; empty when valid. */
export async function htmlFaults(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.message}`),
  )
}

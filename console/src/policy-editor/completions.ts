import {
  snippet,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { ensureSyntaxTree } from '@codemirror/language'
import type { EditorView } from '@codemirror/view'
import type { Reference } from '../reference/reference.ts'
import type { DocumentKind } from './findings.ts'
import { keysOf, placeAt, stringsOf, type JsonPlace } from './json-place.ts'
import { actionOffers, conditionKeyOffers, operatorOffers, resourceOffers, type Offer } from './offers.ts'

/** What offers are made from; before the reference has arrived there are those of the language alone. */
export type Knowledge = { reference: Reference | undefined; kind: DocumentKind; account: string }

/** What may be written where the cursor stands in a policy. */
export function completionsAt(context: CompletionContext, known: Knowledge): CompletionResult | null {
  const text = context.state.doc.toString()
  // Parsed up to the cursor, or not within the time that typing has: then the next key asks again.
  const tree = ensureSyntaxTree(context.state, context.pos)
  const place = tree === null ? undefined : placeAt(tree, text, context.pos)
  if (place === undefined) return null
  const written = text.slice(place.from, context.pos)
  const options =
    place.kind === 'key' ? keyOptions(place, text, known) : valueOptions(place, text, written, known)
  if (options.length === 0) return null
  return { from: place.from, to: place.to, options, validFor: /^[^":]*$/ }
}

const principalTypes: Offer[] = [
  { text: 'AWS', detail: 'Accounts, users and roles' },
  { text: 'Service', detail: 'Services of AWS' },
  { text: 'Federated', detail: 'Identity providers' },
  { text: 'CanonicalUser', detail: 'Canonical ids of S3' },
]

// What is written with a key, where nothing follows it yet.
const values: Readonly<Record<string, string>> = {
  Version: '"2012-10-17"',
  Statement:
    '[\n    {\n        "Effect": "Allow",\n        "Action": "#{}",\n        "Resource": "*"\n    }\n]',
  Sid: '"#{}"',
  Effect: '"#{Allow}"',
  Principal: '{ "#{AWS}": "#{}" }',
  NotPrincipal: '{ "#{AWS}": "#{}" }',
  Action: '"#{}"',
  NotAction: '"#{}"',
  Resource: '"#{*}"',
  NotResource: '"#{}"',
  Condition: '{ "#{StringEquals}": { "#{}": "" } }',
}

function keyOptions(place: JsonPlace, text: string, { kind, reference }: Knowledge): Completion[] {
  const path = place.path.join('/')
  const present = new Set(keysOf(place.object, text))
  const own = text.slice(place.from, place.to)
  const absent = (names: readonly string[]): Offer[] =>
    names.filter((name) => name === own || !present.has(name)).map((name) => ({ text: name }))
  if (path === '') return absent(['Version', 'Id', 'Statement']).map((offer) => keyOption(offer, place))
  if (path === 'Statement') {
    const names = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']
    const principals = kind === 'identity' || kind === 'scp' ? [] : ['Principal', 'NotPrincipal']
    const wanted = [...principals, ...names].filter((name) => kind !== 'trust' || !name.endsWith('Resource'))
    return absent(wanted).map((offer) => keyOption(offer, place))
  }
  if (/^Statement\/(Not)?Principal$/.test(path)) return principalTypes.map((offer) => keyOption(offer, place))
  if (path === 'Statement/Condition') return operatorOffers().map((offer) => keyOption(offer, place))
  const operator = /^Statement\/Condition\/(.+)$/.exec(path)?.[1]
  if (operator === undefined || reference === undefined) return []
  const actions = stringsOf(place.statement, 'Action', text)
  return conditionKeyOffers(reference, actions, operator).map((offer) => keyOption(offer, place))
}

function keyOption({ text, detail, boost }: Offer, place: JsonPlace): Completion {
  const template = values[text]
  const option = { label: text, detail, boost }
  const tag = text.indexOf('${')
  if (tag !== -1) return { ...option, apply: snippet(text.replace(/\$\{(\w+)\}/g, '#{$1}')) }
  if (place.hasValue || template === undefined) return option
  // The closing quote stands behind the cursor already: what follows goes behind it.
  return {
    ...option,
    apply(view: EditorView, completion: Completion, from: number, to: number) {
      const quote = view.state.sliceDoc(to, to + 1) === '"' ? 1 : 0
      snippet(`${text}": ${template}`)(view, completion, from, to + quote)
    },
  }
}

function valueOptions(place: JsonPlace, text: string, written: string, known: Knowledge): Completion[] {
  const { reference, account } = known
  const path = place.path.join('/')
  const plain = (texts: readonly string[]): Completion[] => texts.map((label) => ({ label }))
  if (path === 'Version') return plain(['2012-10-17'])
  if (path === 'Statement/Effect') return plain(['Allow', 'Deny'])
  if (/^Statement\/(Not)?Principal\/AWS$/.test(path)) {
    return plain(['*', account, `arn:aws:iam::${account}:root`, `arn:aws:iam::${account}:role/`])
  }
  if (/^Statement\/Condition\/(\w+:)?(Bool|Null)(IfExists)?\//.test(path)) return plain(['true', 'false'])
  if (reference === undefined) return []
  if (/^Statement\/(Not)?Action$/.test(path)) return actionOffers(reference, written).map(actionOption)
  if (/^Statement\/(Not)?Resource$/.test(path)) {
    const actions = stringsOf(place.statement, 'Action', text)
    return resourceOffers(reference, actions, account).map(({ text: label, detail, boost }) => ({
      label,
      detail,
      boost,
      apply: label.includes('${') ? snippet(label.replace(/\$\{(\w+)\}/g, '#{$1}')) : undefined,
    }))
  }
  if (path === 'Statement/Principal/Service') {
    return reference.catalogue.services().map((service) => ({
      label: `${service}.amazonaws.com`,
      detail: reference.nameOf(service),
    }))
  }
  return []
}

function actionOption({ text, detail, boost }: Offer): Completion {
  if (!text.endsWith(':')) return { label: text, detail, boost }
  return {
    label: text,
    detail,
    boost,
    apply(view, _completion, from, to) {
      view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } })
      // A service is half an action: its actions are offered at once.
      startCompletion(view)
    },
  }
}

import { AwsError } from '../kernel/aws-error.ts'
import { isoSeconds } from '../kernel/iso-seconds.ts'
import { isForm, readForm } from './form.ts'
import type { FormNode } from './form.ts'
import { planOf } from './model.ts'
import type { Model } from './model.ts'
import type { HttpAnswer, Protocol, WireRequest } from './protocol.ts'
import { readStructure } from './query-input.ts'
import type { QueryDialect } from './query-input.ts'
import { escapeXml, membersWriter } from './xml-writer.ts'
import type { XmlStyle } from './xml-writer.ts'

const dialect: QueryDialect = { ec2: false }
const style: XmlStyle = { step: '  ', time: isoSeconds, controls: 'replace' }

/** What dispatch errors are declared in. */
const faultNamespace = 'http://webservices.amazon.com/AWSFault/2005-15-09'

/**
 * AWS's query protocol (IAM, STS): a form in, XML out. Source: STS and IAM API References, and answers seen
 * live.
 *
 * `dispatch` throws, besides `InvalidAction` and `MalformedInput`, four errors that `renderError` answers
 * without an error document: `Redirect` 302 (with a `location` header), `UnknownOperationException` 404,
 * `MalformedEscape` 400 and `RequestTooLarge` 413.
 */
export const query: Protocol = {
  dispatch(model, request) {
    const { form, action } = dispatchForm(model, request)
    const { input: shape } = model.operation(action)!
    return {
      operation: action,
      input: () => (shape === undefined ? {} : readStructure(shape, form, dialect)),
    }
  },

  render(model, operation, output, requestId) {
    const { output: shape } = model.operation(operation)!
    let result = ''
    if (shape !== undefined) {
      const write = planOf(model, `xml ${operation}`, () => membersWriter(shape, style, '    '))
      const members = write(output ?? {})
      const name = `${operation}Result`
      result = members === '' ? `  <${name}/>\n` : `  <${name}>\n${members}  </${name}>\n`
    }
    const body =
      `<${operation}Response xmlns="${model.namespace}">\n${result}  <ResponseMetadata>\n` +
      `    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</${operation}Response>\n`
    return answer(200, body, requestId)
  },

  renderError(model, error, requestId) {
    const bare = bareAnswer(error, requestId)
    if (bare !== undefined) return bare
    const dispatch = error.code === 'InvalidAction' || model === undefined
    const namespace = dispatch ? faultNamespace : model.namespace
    const text = (value: string) => escapeXml(value, 'replace')
    // AWS: MalformedInput for an unreadable number has no Message element at all.
    const message = error.message === '' ? '' : `    <Message>${text(error.message)}</Message>\n`
    let details = ''
    for (const [name, value] of Object.entries(error.details))
      details += `    <${name}>${text(value)}</${name}>\n`
    const type = error.status >= 500 ? 'Receiver' : 'Sender'
    const body =
      `<ErrorResponse xmlns="${namespace}">\n  <Error>\n    <Type>${type}</Type>\n` +
      `    <Code>${text(error.code)}</Code>\n${message}${details}  </Error>\n` +
      `  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`
    return answer(error.status, body, requestId, error.headers)
  },
}

/**
 * The form of a request and the operation it names, which has shapes in the model. Throws the dispatch
 * errors.
 */
function dispatchForm(model: Model, request: WireRequest): { form: FormNode; action: string } {
  if (request.path !== '/' && request.path !== '') throw new AwsError('UnknownOperationException', 404, '')
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isForm(request)) throw redirect(request)
  const form = readForm(request)
  const action = form.children?.get('Action')?.value
  if (action === undefined || action === '') throw redirect(request)
  const version = form.children?.get('Version')?.value
  if (version !== model.version) throw invalidAction(action, version)
  if (model.operation(action) === undefined) {
    if (!model.others.has(action)) throw invalidAction(action, version)
    throw new AwsError('NotImplemented', 501, `The ${action} operation is not implemented.`)
  }
  return { form, action }
}

/**
 * The `Action` and `Version` a query request names, before any service is known; undefined where it names
 * none.
 */
export function peekAction(
  request: WireRequest,
): { action: string; version: string | undefined } | undefined {
  if (request.method === 'POST' && !isForm(request)) return undefined
  const { children } = readForm(request)
  const action = children?.get('Action')?.value
  return action === undefined ? undefined : { action, version: children?.get('Version')?.value }
}

function invalidAction(action: string, version: string | undefined): AwsError {
  const named = version ?? 'NO_VERSION_SPECIFIED'
  return new AwsError('InvalidAction', 400, `Could not find operation ${action} for version ${named}`)
}

// AWS: a request without an action is sent to the product page, a GET with its query (seen live on STS).
function redirect(request: WireRequest): AwsError {
  const suffix = request.method === 'GET' && request.query !== '' ? `?${request.query}` : ''
  return new AwsError('Redirect', 302, '', { headers: { location: `https://aws.amazon.com/iam${suffix}` } })
}

/** The answer to an error that has no error document, or undefined for any other. */
export function bareAnswer(error: AwsError, requestId: string): HttpAnswer | undefined {
  const headers = { 'x-amzn-requestid': requestId, ...error.headers }
  switch (error.code) {
    case 'UnknownOperationException':
      return {
        status: 404,
        headers: { ...headers, 'content-type': 'text/xml' },
        body: '<UnknownOperationException/>\n',
      }
    case 'Redirect':
    case 'MalformedEscape':
    case 'RequestTooLarge':
      return { status: error.status, headers, body: '' }
  }
  return undefined
}

function answer(
  status: number,
  body: string,
  requestId: string,
  headers?: Record<string, string>,
): HttpAnswer {
  return { status, headers: { 'x-amzn-requestid': requestId, 'content-type': 'text/xml', ...headers }, body }
}

import { AwsError } from '../kernel/aws-error.ts'
import { isForm, readForm } from './form.ts'
import { planOf } from './model.ts'
import { readStructure } from './query-input.ts'
import type { QueryDialect } from './query-input.ts'
import type { HttpAnswer, Protocol } from './protocol.ts'
import { escapeXml, isoMilliseconds, membersWriter } from './xml-writer.ts'
import type { XmlStyle } from './xml-writer.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const dialect: QueryDialect = { ec2: true }
const style: XmlStyle = { step: '    ', time: isoMilliseconds, controls: 'replace' }

/**
 * EC2's own query protocol: lists without `.member`, names in capitals, `<requestId>` first in the answer,
 * errors in a list. `dispatch` throws `InvalidAction`, `NoSuchVersion`,
 * `MissingAction`, `MalformedQueryString` 400 and `NotImplemented` 501.
 */
export const ec2Query: Protocol = {
  dispatch(model, request) {
    if (request.method === 'POST' && !isForm(request)) throw malformedQuery()
    const form = readForm(request)
    const action = form.children?.get('Action')?.value
    if (action === undefined || action === '') {
      throw new AwsError('MissingAction', 400, 'The request is missing an action or operation parameter')
    }
    const operation = model.operation(action)
    if (operation === undefined) throw unserved(action, model.others.has(action))
    const version = form.children?.get('Version')?.value ?? ''
    if (version !== model.version) {
      throw new AwsError(
        'NoSuchVersion',
        400,
        `The requested version (${version}) of service AmazonEC2 does not exist`,
      )
    }
    const { input: shape } = operation
    return {
      operation: action,
      input: () => (shape === undefined ? {} : readStructure(shape, form, dialect)),
    }
  },

  render(model, operation, output, requestId) {
    const { output: shape } = model.operation(operation)!
    const members =
      shape === undefined
        ? '    <return>true</return>\n'
        : planOf(model, `xml ${operation}`, () => membersWriter(shape, style, '    '))(output ?? {})
    const body =
      `${declaration}<${operation}Response xmlns="${model.namespace}">\n` +
      `    <requestId>${requestId}</requestId>\n${members}</${operation}Response>`
    return answer(200, body, requestId)
  },

  renderError(_model, error, requestId) {
    const described =
      error.code === 'MalformedEscape' || error.code === 'MalformedInput' ? malformedQuery() : error
    const text = (value: string) => escapeXml(value, 'replace')
    const body =
      `${declaration}<Response><Errors><Error><Code>${text(described.code)}</Code>` +
      `<Message>${text(described.message)}</Message></Error></Errors><RequestID>${requestId}</Req` +
      'uestID></Response>'
    return answer(described.status, body, requestId, error.headers)
  },
}

function unserved(action: string, known: boolean): AwsError {
  if (known) return new AwsError('NotImplemented', 501, `The ${action} operation is not implemented.`)
  return new AwsError('InvalidAction', 400, `The action ${action} is not valid for this web service.`)
}

function malformedQuery(): AwsError {
  return new AwsError(
    'MalformedQueryString',
    400,
    'The query string contains a syntax error or a value of another type.',
  )
}

function answer(
  status: number,
  body: string,
  requestId: string,
  headers?: Readonly<Record<string, string>>,
): HttpAnswer {
  const own = { 'x-amzn-requestid': requestId, 'content-type': 'text/xml;charset=UTF-8', ...headers }
  return { status, headers: own, body }
}

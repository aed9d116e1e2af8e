import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { Fragment } from 'react'

/** A text (an ARN, an id) with a button that copies it; `name` says what was copied. */
export function Copyable({ text, name }: { text: string; name: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      textToDisplay={<span className="copyable">{breakable(text)}</span>}
      copyButtonAriaLabel={`Copy ${name}`}
      copySuccessText={`${name} copied`}
      copyErrorText={`${name} could not be copied`}
    />
  )
}

/** The text, which may be broken after each of its parts rather than within a name. */
function breakable(text: string) {
  return text.split(/(?<=[:/?&])/).map((part, index) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}

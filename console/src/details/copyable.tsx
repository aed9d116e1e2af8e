import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Link from '@cloudscape-design/components/link'
import { Fragment } from 'react'

/** A text (an ARN, an id) beside a button that copies it; `name` says what was copied, `href` where it leads. */
export function Copyable({ text, name, href }: { text: string; name: string; href?: string }) {
  return (
    <span className="copyable">
      <span className="copyable-button">
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={`Copy ${name}`}
          copySuccessText={`${name[0]!.toUpperCase()}${name.slice(1)} copied`}
          copyErrorText={`The ${name} could not be copied`}
        />
      </span>
      <span className="copyable-text">
        {href === undefined ? breakable(text) : <Link href={href}>{breakable(text)}</Link>}
      </span>
    </span>
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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openIni } from './ini.ts'

const edits: {
  about: string
  before: string
  section?: string
  key?: string
  value?: string
  after: string
}[] = [
  { about: 'a section into an empty file', before: '', after: '[x]\nregion = new\n' },
  {
    about: 'a section behind what is there, one blank line apart',
    before: '[a]\nregion = old\n',
    after: '[a]\nregion = old\n\n[x]\nregion = new\n',
  },
  {
    about: 'a section behind a last line without an end',
    before: '[a]\nregion = old',
    after: '[a]\nregion = old\n\n[x]\nregion = new\n',
  },
  {
    about: 'no second blank line',
    before: '[a]\nregion = old\n\n',
    after: '[a]\nregion = old\n\n[x]\nregion = new\n',
  },
  {
    about: 'a value in place, and every other byte stays',
    before: '# mine\n[a]\nregion=1\n[x] ; note\n  Region  =  old \n  output = json\n\n; end\n[b]\nk=v',
    after: '# mine\n[a]\nregion=1\n[x] ; note\n  Region = new\n  output = json\n\n; end\n[b]\nk=v',
  },
  {
    about: 'nothing where the value is there already',
    before: '[x]\nregion:new  \n',
    after: '[x]\nregion:new  \n',
  },
  {
    about: 'a setting behind the last one and its nested lines',
    before: '[x]\noutput = json\ns3 =\n  max_queue_size = 1\n  # why\n  region = nested\n\n# of b\n[b]\n',
    after:
      '[x]\noutput = json\ns3 =\n  max_queue_size = 1\n  # why\n  region = nested\nregion = new\n\n# of b\n[b]\n',
  },
  {
    about: 'a setting as far in as the others',
    before: '[x]\n\toutput = json\n',
    after: '[x]\n\toutput = json\n\tregion = new\n',
  },
  {
    about: 'a setting into a section without any',
    before: '[x]\n\n[b]\n',
    after: '[x]\nregion = new\n\n[b]\n',
  },
  {
    about: 'a setting behind a last line without an end',
    before: '[x]\na = 1',
    after: '[x]\na = 1\nregion = new\n',
  },
  {
    about: 'with the line ends that are there',
    before: '[x]\r\na = 1\r\n[b]\r\n',
    after: '[x]\r\na = 1\r\nregion = new\r\n[b]\r\n',
  },
  {
    about: 'not what is commented out',
    before: '[x]\n#region = old\n;region = old\na = 1\n',
    after: '[x]\n#region = old\n;region = old\na = 1\nregion = new\n',
  },
]

for (const { about, before, after } of edits) {
  test(`writes ${about}`, () => {
    const ini = openIni(before)
    ini.set('x', 'region', 'new')
    assert.equal(ini.text(), after)
    ini.set('x', 'region', 'new')
    assert.equal(ini.text(), after, 'writing it again changes nothing')
    assert.equal(openIni(after).values('x')?.get('region'), 'new')
  })
}

test('reads settings without the nested ones', () => {
  const ini = openIni('[a]\nK = v = w\nservices =\n  k2 = no\n[profile b]\nx: y\n')
  assert.deepEqual(ini.sections(), ['a', 'profile b'])
  assert.deepEqual(
    [...ini.values('a')!],
    [
      ['k', 'v = w'],
      ['services', ''],
    ],
  )
  assert.deepEqual([...ini.values('profile b')!], [['x', 'y']])
  assert.equal(ini.values('c'), undefined)
})

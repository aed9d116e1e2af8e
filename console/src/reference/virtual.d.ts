declare module 'virtual:reference' {
  const packed: import('./reference.ts').PackedReference
  export default packed
}

// Stands where `feed`'s XML library asks for Node's streams.
export class Stream {}
export class StringDecoder {}

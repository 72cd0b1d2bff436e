extension Array {
    /// The elements in an order; equal ones stay as they were.
    ///
    /// One sort for the lists of all types: `sorted(by:)` is compiled anew for each of them, four
    /// kilobytes of a library that has nine million bytes. It takes several times as long, which a
    /// report does not notice; facts by the hundred thousand use `sorted(by:)`.
    @_semantics("optimize.sil.specialize.generic.never")
    @inline(never)
    package func inOrder(_ precedes: (Element, Element) -> Bool) -> [Element] {
        sorted(by: precedes)
    }
}

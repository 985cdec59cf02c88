//! What the bits that a sponge takes in are: the message, or one of the things that a mode writes around it.

use core::fmt;

/// What a bit of a padded block is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Label {
    /// The message.
    Message,
    /// An element of TupleHash's tuple, counted from 0: a part of the message.
    Element(u64),
    /// left_encode of that element's length, in bits.
    ElementLength(u64),
    /// left_encode of the rate, in bytes: the beginning of bytepad.
    Rate,
    /// left_encode of the length of N, in bits.
    NameLength,
    /// The function name N.
    Name,
    /// left_encode of the length of S, in bits; KangarooTwelve's length_encode of the length of C, in bytes, behind C.
    CustomizationLength,
    /// The customization: S in SP 800-185, C in KangarooTwelve.
    Customization,
    /// left_encode of the key's length, in bits.
    KeyLength,
    /// The key K.
    Key,
    /// The zeros that end bytepad.
    Zeros,
    /// left_encode of ParallelHash's block size B, in bytes.
    BlockSize,
    /// 03 and seven zeros: behind the first chunk of KangarooTwelve, where others follow.
    Marker,
    /// The value of that call, a leaf.
    ChainingValue(u64),
    /// How many leaves there are: right_encode in ParallelHash, length_encode in KangarooTwelve.
    LeafCount,
    /// FF FF: the end of KangarooTwelve's final node.
    Terminator,
    /// right_encode of the output's length L, in bits; of 0 in the extendable functions.
    OutputLength,
    /// The domain-separation bits and the first 1 of pad10*1.
    Suffix,
    /// The zeros and the last 1 of pad10*1.
    Padding,
}

impl Label {
    /// Whether these bits are the message's.
    pub const fn is_message(self) -> bool {
        matches!(self, Self::Message | Self::Element(_))
    }
}

impl fmt::Display for Label {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Message => "message",
            Self::Element(i) => return write!(f, "element {i}"),
            Self::ElementLength(i) => return write!(f, "length of element {i}"),
            Self::Rate => "left_encode(rate)",
            Self::NameLength => "length of N",
            Self::Name => "N",
            Self::CustomizationLength => "length of the customization",
            Self::Customization => "customization",
            Self::KeyLength => "length of the key",
            Self::Key => "key",
            Self::Zeros => "zeros of bytepad",
            Self::BlockSize => "left_encode(B)",
            Self::Marker => "marker",
            Self::ChainingValue(call) => return write!(f, "chaining value of call {call}"),
            Self::LeafCount => "number of leaves",
            Self::Terminator => "terminator",
            Self::OutputLength => "right_encode(L)",
            Self::Suffix => "suffix",
            Self::Padding => "padding",
        })
    }
}

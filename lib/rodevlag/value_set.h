// A set of values of one variable, as a bit mask: the answer to "which values can it still have?".
//
// A variable has at most 32 values, numbered from 0. A known answer is a set of one value, an
// unknown answer the whole domain, a partial answer anything between. The set does not know its
// domain: the functions that need it (all, complement) take the domain size. Everything is
// constexpr and cheap, so pass sets by value and iterate them with a range-for, lowest value first.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <stdexcept>

namespace rodevlag {

/// The index of a value in the domain of its variable, from 0.
using Value = std::uint8_t;

/// The largest number of values that a variable can have.
inline constexpr std::size_t max_domain_size = 32;

class ValueSet {
public:
    class Iterator;

    /// The empty set.
    constexpr ValueSet() = default;

    /// The listed values. Throws std::out_of_range for a value of 32 or more.
    constexpr ValueSet(std::initializer_list<Value> values) {
        for (const Value value : values) {
            *this |= single(value);
        }
    }

    /// The set of only `value`. Throws std::out_of_range when it is 32 or more.
    [[nodiscard]] static constexpr ValueSet single(Value value) {
        if (value >= max_domain_size) {
            throw std::out_of_range("ValueSet: a value must be less than 32");
        }
        return from_mask(std::uint32_t{1} << value);
    }

    /// All values of a domain: 0 .. domain_size - 1. Throws std::out_of_range for more than 32.
    [[nodiscard]] static constexpr ValueSet all(std::size_t domain_size) {
        if (domain_size > max_domain_size) {
            throw std::out_of_range("ValueSet: a domain has at most 32 values");
        }
        return from_mask(
            static_cast<std::uint32_t>((std::uint64_t{1} << domain_size) - std::uint64_t{1}));
    }

    /// The set whose bit v says whether it contains value v. Every mask is a set.
    [[nodiscard]] static constexpr ValueSet from_mask(std::uint32_t mask) {
        ValueSet set;
        set.m_mask = mask;
        return set;
    }

    /// The inverse of from_mask.
    [[nodiscard]] constexpr std::uint32_t mask() const { return m_mask; }

    /// False for every value of 32 or more.
    [[nodiscard]] constexpr bool contains(Value value) const {
        return value < max_domain_size && ((m_mask >> value) & 1U) != 0;
    }

    [[nodiscard]] constexpr bool contains(ValueSet subset) const {
        return (subset.m_mask & ~m_mask) == 0;
    }

    [[nodiscard]] constexpr std::size_t size() const {
        return static_cast<std::size_t>(std::popcount(m_mask));
    }

    [[nodiscard]] constexpr bool empty() const { return m_mask == 0; }

    [[nodiscard]] constexpr bool is_single() const { return std::has_single_bit(m_mask); }

    /// The lowest value in the set. Throws std::out_of_range when the set is empty.
    [[nodiscard]] constexpr Value first() const {
        if (empty()) {
            throw std::out_of_range("ValueSet: an empty set has no first value");
        }
        return static_cast<Value>(std::countr_zero(m_mask));
    }

    /// The values of the domain that are not in this set; what lies outside the domain is dropped.
    /// Throws std::out_of_range for a domain of more than 32 values.
    [[nodiscard]] constexpr ValueSet complement(std::size_t domain_size) const {
        return from_mask(all(domain_size).m_mask & ~m_mask);
    }

    constexpr ValueSet& operator|=(ValueSet other) {
        m_mask |= other.m_mask;
        return *this;
    }

    constexpr ValueSet& operator&=(ValueSet other) {
        m_mask &= other.m_mask;
        return *this;
    }

    [[nodiscard]] friend constexpr ValueSet operator|(ValueSet left, ValueSet right) {
        return left |= right;
    }

    [[nodiscard]] friend constexpr ValueSet operator&(ValueSet left, ValueSet right) {
        return left &= right;
    }

    [[nodiscard]] constexpr bool operator==(const ValueSet&) const = default;

    [[nodiscard]] constexpr Iterator begin() const;
    [[nodiscard]] constexpr Iterator end() const;

private:
    std::uint32_t m_mask = 0;
};

/// Walks the values of a set upwards. It holds a copy of the set, so it never dangles.
class ValueSet::Iterator {
public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = Value;

    constexpr Iterator() = default;
    explicit constexpr Iterator(std::uint32_t rest) : m_rest(rest) {}

    constexpr Value operator*() const { return static_cast<Value>(std::countr_zero(m_rest)); }

    constexpr Iterator& operator++() {
        m_rest &= m_rest - 1;
        return *this;
    }

    constexpr Iterator operator++(int) {
        const Iterator before = *this;
        ++*this;
        return before;
    }

    constexpr bool operator==(const Iterator&) const = default;

private:
    std::uint32_t m_rest = 0;  // the values still to come
};

constexpr ValueSet::Iterator ValueSet::begin() const {
    return Iterator(m_mask);
}
constexpr ValueSet::Iterator ValueSet::end() const {
    return Iterator(0);
}

}  // namespace rodevlag

// The SHA-256 of bytes, so that a result can name exactly which texts it came from.
//
// All at once with sha256_hex(), or in pieces: Sha256 hash; hash.add(...); hash.hex(). How the
// bytes are cut into pieces makes no difference.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rodevlag {

/// The SHA-256 of `bytes` as 64 lower-case hex digits, equal to what `sha256sum` prints.
std::string sha256_hex(std::string_view bytes);

/// The SHA-256 of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);

    /// Of all bytes so far, as sha256_hex() gives it; more may be added afterwards.
    std::string hex() const;

private:
    struct State;  // keeps the library's header out of this one
    std::unique_ptr<State> m_state;
};

}  // namespace rodevlag

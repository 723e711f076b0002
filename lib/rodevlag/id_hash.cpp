#include "rodevlag/id_hash.h"

#include <sodium.h>
#include <stdexcept>

namespace rodevlag {

static_assert(crypto_shorthash_siphash24_KEYBYTES == IdHash::key_size);
static_assert(crypto_shorthash_siphash24_BYTES == sizeof(std::uint64_t));

IdHash::IdHash() {
    if (sodium_init() < 0) {
        throw std::runtime_error("geen toevalsgetallen beschikbaar");
    }
    randombytes_buf(m_key.data(), m_key.size());
}

std::uint64_t IdHash::operator()(std::string_view id) const {
    std::uint64_t hash = 0;
    crypto_shorthash_siphash24(reinterpret_cast<unsigned char*>(&hash),
                               reinterpret_cast<const unsigned char*>(id.data()), id.size(),
                               m_key.data());
    return hash;
}

}  // namespace rodevlag

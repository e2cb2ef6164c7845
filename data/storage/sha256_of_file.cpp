// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <openssl/evp.h>
#include <vector>

#include "data/storage/hexadecimal.hpp"
#include "data/storage/session_file.hpp"

namespace facialis {

Result<std::string> sha256OfFile(const std::string& path)
{
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    const auto refuse = [&] {
        return failure(std::string("cannot be read (") + std::strerror(errno) + ")", path);
    };
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        return refuse();
    std::setvbuf(file.get(), nullptr, _IONBF, 0);

    const std::unique_ptr<EVP_MD_CTX, Closer> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        return failure("SHA-256 is not available in the OpenSSL of this machine", path);
    std::vector<unsigned char> buffer(std::size_t{1} << 20);
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        EVP_DigestUpdate(context.get(), buffer.data(), got);
    if (std::ferror(file.get()))
        return refuse();
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);
    return hexadecimal(std::span(digest).first(length));
}

}  // namespace facialis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/utf8.hpp"

#include <cstdint>
#include <optional>

namespace facialis {

namespace {

/// One character at the front of `bytes`.
struct Character {
    std::uint32_t code;
    std::size_t size;
};

std::optional<Character> firstCharacter(std::string_view bytes)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned lead = byteAt(0);
    if (lead < 0x80)
        return Character{lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.size() < size)
        return std::nullopt;
    std::uint32_t code = lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byteAt(i) & 0xC0u) != 0x80u)
            return std::nullopt;
        code = (code << 6) | (byteAt(i) & 0x3Fu);
    }
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < smallest[size] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return std::nullopt;
    return Character{code, size};
}

void appendCharacter(std::string& text, std::uint32_t code)
{
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    const auto addTail = [&](unsigned shift) { add(0x80u | (code >> shift & 0x3Fu)); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0u | code >> 6);
        addTail(0);
    } else if (code < 0x10000) {
        add(0xE0u | code >> 12);
        addTail(6);
        addTail(0);
    } else {
        add(0xF0u | code >> 18);
        addTail(12);
        addTail(6);
        addTail(0);
    }
}

bool isControl(std::uint32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
           (code >= 0x7F && code < 0xA0);
}

char asciiLike(std::uint32_t code)
{
    constexpr std::string_view latin1 =  // U+00A0 ... U+00FF
        " !cL$Y|S\"Ca<--R-o+23'uP.,1o>????AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs"
        "aaaaaaaceeeeiiiidnooooo/ouuuuyty";
    if (code < 0x80)
        return static_cast<char>(code);
    if (code >= 0xA0 && code <= 0xFF)
        return latin1[code - 0xA0];
    if (code == 0x3BC)  // Greek mu
        return 'u';
    if (code == 0x2126)  // ohm sign
        return 'O';
    if (code == 0x2013 || code == 0x2014 || code == 0x2212)  // dashes, minus
        return '-';
    return '?';
}

}  // namespace

bool isUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto character = firstCharacter(bytes);
        if (!character)
            return false;
        bytes.remove_prefix(character->size);
    }
    return true;
}

std::string toUtf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    if (isUtf8(bytes)) {
        while (!bytes.empty()) {
            const Character character = *firstCharacter(bytes);
            if (isControl(character.code))
                text += ' ';
            else
                text += bytes.substr(0, character.size);
            bytes.remove_prefix(character.size);
        }
        return text;
    }
    for (const char raw : bytes) {
        const auto code = static_cast<unsigned char>(raw);
        if (isControl(code)) {
            text += ' ';
        } else if (code < 0x80) {
            text += raw;
        } else {
            text += static_cast<char>(0xC0u | (code >> 6));
            text += static_cast<char>(0x80u | (code & 0x3Fu));
        }
    }
    return text;
}

std::u16string toUtf16(std::string_view utf8)
{
    const std::string clean = isUtf8(utf8) ? std::string(utf8) : toUtf8(utf8);
    std::u16string text;
    for (std::string_view rest = clean; !rest.empty();) {
        const Character character = *firstCharacter(rest);
        if (character.code < 0x10000) {
            text += static_cast<char16_t>(character.code);
        } else {
            text += static_cast<char16_t>(0xD800 + ((character.code - 0x10000) >> 10));
            text += static_cast<char16_t>(0xDC00 + (character.code & 0x3FF));
        }
        rest.remove_prefix(character.size);
    }
    return text;
}

std::string toUtf8(std::u16string_view utf16)
{
    std::string text;
    for (std::size_t i = 0; i < utf16.size(); ++i) {
        std::uint32_t code = utf16[i];
        const bool isHigh = code >= 0xD800 && code < 0xDC00;
        const std::uint32_t next = isHigh && i + 1 < utf16.size() ? utf16[i + 1] : 0;
        if (next >= 0xDC00 && next < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (next - 0xDC00);
            ++i;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = ' ';
        }
        appendCharacter(text, code);
    }
    return toUtf8(text);
}

std::string toAscii(std::string_view utf8)
{
    std::string text;
    while (!utf8.empty()) {
        const auto character = firstCharacter(utf8);
        const char ascii = character ? asciiLike(character->code) : '?';
        text += ascii >= ' ' && ascii < 0x7F ? ascii : ' ';
        utf8.remove_prefix(character ? character->size : 1);
    }
    return text;
}

std::string_view utf8Prefix(std::string_view utf8, std::size_t limit)
{
    if (utf8.size() <= limit)
        return utf8;
    while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0u) == 0x80u)
        --limit;
    return utf8.substr(0, limit);
}

}  // namespace facialis

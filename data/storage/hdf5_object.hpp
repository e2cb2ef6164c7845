// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/storage/hdf5_handle.hpp"

namespace facialis {

/// An open group or dataset that knows where it stands, so that errors can say so.
/// All members throw Hdf5Failure and need the lock (see guarded()).
class Hdf5Object {
public:
    Hdf5Object(Hdf5Handle handle, std::string file, std::string path)
        : handle_(std::move(handle)), file_(std::move(file)), path_(std::move(path))
    {
    }

    [[nodiscard]] hid_t id() const { return handle_.get(); }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    /// "file at /path", for errors.
    [[nodiscard]] std::string where() const { return file_ + " at " + path_; }
    [[nodiscard]] std::string pathOf(const std::string& name) const;

    // Writing ----------------------------------------------------------------------------------

    /// Groups and datasets carry no times: the same content gives the same bytes.
    [[nodiscard]] Hdf5Object createGroup(const std::string& name) const;
    void setText(const std::string& attribute, std::string_view text) const;  ///< replaces
    void setTexts(const std::string& attribute, const std::vector<std::string>& texts) const;
    void setNumber(const std::string& attribute, double number) const;
    void setInteger(const std::string& attribute, std::int32_t number) const;  ///< replaces
    void setReference(const std::string& attribute, const Hdf5Object& target) const;

    Hdf5Object writeText(const std::string& name, std::string_view text) const;
    void replaceText(const std::string& name, std::string_view text) const;
    /// One-dimensional columns.
    Hdf5Object writeTexts(const std::string& name, const std::vector<std::string>& texts) const;
    Hdf5Object writeNumbers(const std::string& name, std::span<const double> numbers) const;
    Hdf5Object writeFloats(const std::string& name, std::span<const float> numbers) const;
    /// Row by row, `width` numbers each.
    Hdf5Object writeFloats(const std::string& name, std::span<const float> numbers,
                           std::size_t width) const;
    Hdf5Object writeIntegers(const std::string& name, std::span<const std::int32_t> numbers) const;
    Hdf5Object writeNumber(const std::string& name, double number) const;  ///< a scalar
    /// `count` references to one object.
    Hdf5Object writeReferences(const std::string& name, const Hdf5Object& target,
                               std::size_t count) const;
    void linkSoftly(const std::string& name, const std::string& targetPath) const;

    // Reading: whatever an attribute or dataset claims is checked before it is used --------------

    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] bool hasAttribute(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> children() const;
    [[nodiscard]] bool isGroup(const std::string& child) const;
    [[nodiscard]] Hdf5Object openGroup(const std::string& name) const;
    [[nodiscard]] Hdf5Object openDataset(const std::string& name,
                                         std::size_t chunkCacheBytes = 0) const;

    [[nodiscard]] std::string text(const std::string& attribute) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& attribute) const;
    [[nodiscard]] double number(const std::string& attribute) const;
    [[nodiscard]] std::vector<double> numbers(const std::string& attribute) const;

    [[nodiscard]] std::string readText(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> readTexts(const std::string& name) const;
    /// Any integer or floating type of the file, as double.
    [[nodiscard]] std::vector<double> readNumbers(const std::string& name) const;

private:
    Hdf5Handle handle_;
    std::string file_;
    std::string path_;
};

/// A string HDF5 and its readers can hold: NUL removed, bytes that are no UTF-8 taken as Latin-1.
[[nodiscard]] std::string storableText(std::string_view text);

/// The extent of a dataset. @throws Hdf5Failure when it has more than `most` dimensions
[[nodiscard]] std::vector<hsize_t> extentOf(const Hdf5Object& dataset, int most = 2);

}  // namespace facialis

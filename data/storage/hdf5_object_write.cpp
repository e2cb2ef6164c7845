// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/hdf5_object.hpp"

namespace facialis {

namespace {

Hdf5Handle variableText(const std::string& where)
{
    Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "cannot be written", where);
    require(H5Tset_size(type.get(), H5T_VARIABLE), "cannot be written", where);
    require(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot be written", where);
    return type;
}

Hdf5Handle scalarSpace(const std::string& where)
{
    return {H5Screate(H5S_SCALAR), H5Sclose, "cannot be written", where};
}

Hdf5Handle lineSpace(std::size_t count, const std::string& where)
{
    const hsize_t extent = count;
    return {H5Screate_simple(1, &extent, nullptr), H5Sclose, "cannot be written", where};
}

/// Length of the UTF-8 sequence at the start of `text`; 0 when there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80)
        return 1;
    std::size_t length = 0;
    unsigned code = 0;
    if (byte(0) >= 0xC2 && byte(0) < 0xE0) {
        length = 2;
        code = byte(0) & 0x1Fu;
    } else if (byte(0) >= 0xE0 && byte(0) < 0xF0) {
        length = 3;
        code = byte(0) & 0x0Fu;
    } else if (byte(0) >= 0xF0 && byte(0) < 0xF5) {
        length = 4;
        code = byte(0) & 0x07u;
    }
    if (length == 0 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u)
            return 0;
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    const bool isOverlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool isSurrogate = code >= 0xD800 && code < 0xE000;
    return isOverlong || isSurrogate || code > 0x10FFFF ? 0 : length;
}

}  // namespace

std::string storableText(std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (length == 0) {
            clean += static_cast<char>(0xC0u | (byte >> 6));
            clean += static_cast<char>(0x80u | (byte & 0x3Fu));
        } else if (byte != 0) {
            clean += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return clean;
}

namespace {

/// Creates the attribute, or takes the one that is there, and fills it.
void writeAttribute(const Hdf5Object& object, const std::string& name, hid_t fileType,
                    hid_t memoryType, const Hdf5Handle& space, const void* value)
{
    const std::string where = object.where() + "@" + name;
    const bool isThere = H5Aexists(object.id(), name.c_str()) > 0;
    const Hdf5Handle attribute(isThere ? H5Aopen(object.id(), name.c_str(), H5P_DEFAULT)
                                       : H5Acreate2(object.id(), name.c_str(), fileType,
                                                    space.get(), H5P_DEFAULT, H5P_DEFAULT),
                               H5Aclose, "cannot be written", where);
    require(H5Awrite(attribute.get(), memoryType, value), "cannot be written", where);
}

Hdf5Object writeDataset(const Hdf5Object& parent, const std::string& name, hid_t fileType,
                        hid_t memoryType, const Hdf5Handle& space, const void* value)
{
    const std::string path = parent.pathOf(name);
    const std::string where = parent.file() + " at " + path;
    const Hdf5Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "cannot be written", where);
    require(H5Pset_obj_track_times(creation.get(), false), "cannot be written", where);
    Hdf5Handle dataset(H5Dcreate2(parent.id(), name.c_str(), fileType, space.get(), H5P_DEFAULT,
                                  creation.get(), H5P_DEFAULT),
                       H5Dclose, "cannot be written", where);
    if (H5Sget_simple_extent_npoints(space.get()) > 0)
        require(H5Dwrite(dataset.get(), memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, value),
                "cannot be written", where);
    return {std::move(dataset), parent.file(), path};
}

/// What HDF5 wants of a column of strings: pointers, and the strings they point to.
struct TextPointers {
    explicit TextPointers(const std::vector<std::string>& from)
    {
        for (const std::string& one : from)
            texts.push_back(storableText(one));
        for (const std::string& one : texts)
            pointers.push_back(one.c_str());
    }
    std::vector<std::string> texts;
    std::vector<const char*> pointers;
};

}  // namespace

std::string Hdf5Object::pathOf(const std::string& name) const
{
    return path_ == "/" ? path_ + name : path_ + "/" + name;
}

Hdf5Object Hdf5Object::createGroup(const std::string& name) const
{
    const std::string path = pathOf(name);
    const std::string place = file_ + " at " + path;
    const Hdf5Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "cannot be written", place);
    require(H5Pset_obj_track_times(creation.get(), false), "cannot be written", place);
    return {{H5Gcreate2(id(), name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
             "cannot be written", place},
            file_,
            path};
}

void Hdf5Object::setText(const std::string& attribute, std::string_view text) const
{
    const std::string clean = storableText(text);
    const char* pointer = clean.c_str();
    const Hdf5Handle type = variableText(where());
    writeAttribute(*this, attribute, type.get(), type.get(), scalarSpace(where()), &pointer);
}

void Hdf5Object::setTexts(const std::string& attribute, const std::vector<std::string>& texts) const
{
    const TextPointers column(texts);
    const Hdf5Handle type = variableText(where());
    writeAttribute(*this, attribute, type.get(), type.get(), lineSpace(texts.size(), where()),
                   column.pointers.data());
}

void Hdf5Object::setNumber(const std::string& attribute, double number) const
{
    writeAttribute(*this, attribute, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalarSpace(where()),
                   &number);
}

void Hdf5Object::setInteger(const std::string& attribute, std::int32_t number) const
{
    writeAttribute(*this, attribute, H5T_STD_I32LE, H5T_NATIVE_INT32, scalarSpace(where()),
                   &number);
}

void Hdf5Object::setReference(const std::string& attribute, const Hdf5Object& target) const
{
    hobj_ref_t reference = 0;
    require(H5Rcreate(&reference, target.id(), ".", H5R_OBJECT, -1), "cannot be referred to",
            target.where());
    writeAttribute(*this, attribute, H5T_STD_REF_OBJ, H5T_STD_REF_OBJ, scalarSpace(where()),
                   &reference);
}

Hdf5Object Hdf5Object::writeText(const std::string& name, std::string_view text) const
{
    const std::string clean = storableText(text);
    const char* pointer = clean.c_str();
    const Hdf5Handle type = variableText(where());
    return writeDataset(*this, name, type.get(), type.get(), scalarSpace(where()), &pointer);
}

void Hdf5Object::replaceText(const std::string& name, std::string_view text) const
{
    const std::string clean = storableText(text);
    const char* pointer = clean.c_str();
    const Hdf5Handle type = variableText(where());
    const Hdf5Object dataset = openDataset(name);
    require(H5Dwrite(dataset.id(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer),
            "cannot be written", dataset.where());
}

Hdf5Object Hdf5Object::writeTexts(const std::string& name,
                                  const std::vector<std::string>& texts) const
{
    const TextPointers column(texts);
    const Hdf5Handle type = variableText(where());
    return writeDataset(*this, name, type.get(), type.get(), lineSpace(texts.size(), where()),
                        column.pointers.data());
}

Hdf5Object Hdf5Object::writeNumbers(const std::string& name, std::span<const double> numbers) const
{
    return writeDataset(*this, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE,
                        lineSpace(numbers.size(), where()), numbers.data());
}

Hdf5Object Hdf5Object::writeFloats(const std::string& name, std::span<const float> numbers) const
{
    return writeDataset(*this, name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT,
                        lineSpace(numbers.size(), where()), numbers.data());
}

Hdf5Object Hdf5Object::writeFloats(const std::string& name, std::span<const float> numbers,
                                   std::size_t width) const
{
    const hsize_t extent[] = {numbers.size() / width, width};
    return writeDataset(
        *this, name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT,
        {H5Screate_simple(2, extent, nullptr), H5Sclose, "cannot be written", where()},
        numbers.data());
}

Hdf5Object Hdf5Object::writeIntegers(const std::string& name,
                                     std::span<const std::int32_t> numbers) const
{
    return writeDataset(*this, name, H5T_STD_I32LE, H5T_NATIVE_INT32,
                        lineSpace(numbers.size(), where()), numbers.data());
}

Hdf5Object Hdf5Object::writeNumber(const std::string& name, double number) const
{
    return writeDataset(*this, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalarSpace(where()),
                        &number);
}

Hdf5Object Hdf5Object::writeReferences(const std::string& name, const Hdf5Object& target,
                                       std::size_t count) const
{
    hobj_ref_t reference = 0;
    require(H5Rcreate(&reference, target.id(), ".", H5R_OBJECT, -1), "cannot be referred to",
            target.where());
    const std::vector<hobj_ref_t> column(count, reference);
    return writeDataset(*this, name, H5T_STD_REF_OBJ, H5T_STD_REF_OBJ, lineSpace(count, where()),
                        column.data());
}

void Hdf5Object::linkSoftly(const std::string& name, const std::string& targetPath) const
{
    require(H5Lcreate_soft(targetPath.c_str(), id(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
            "cannot be written", where());
}

}  // namespace facialis

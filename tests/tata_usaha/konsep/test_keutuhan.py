"""A letter's file is whole, or what is broken in it is said: a truncated one, a flipped bit, a part that is missing."""

from __future__ import annotations

import random
import struct
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document

from tata_usaha.konsep.keutuhan import periksa_keutuhan
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.paket import bongkar, kemas
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, naskah_uji, tulis_templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tools.templat.kit import PenulisTemplat

ATRIBUT = (4, 6), (36, 42)
"""Of an entry in the directory: who made it, with which rights. No program needs these for a letter."""


@pytest.fixture(scope="module")
def surat(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a letter with a header, a table and an item of each."""

    def bangun(t: PenulisTemplat) -> None:
        t.dokumen.sections[0].header.paragraphs[0].add_run("{{ teks }}")
        t.paragraf("Nomor {{ teks }}")
        tabel = t.tabel((8, 8))
        with tabel.blok("for b in daftar"):
            tabel.baris("{{ b.nama }}", "{{ b.nilai }}")

    folder = tmp_path_factory.mktemp("templat")
    tulis_templat(folder, bangun)
    return cetak(naskah_uji(IsiUji(daftar=(BarisUji(nama="a", nilai="b"),))), kantor_sigi(), folder)


def cacat(docx: bytes) -> list[str]:
    return [m.kode for m in periksa_keutuhan(docx, "surat.docx")]


def tak_terbaca(docx: bytes) -> set[int]:
    """Return the bytes that say only who made the file and with which rights, and the last one of each member.

    Packing may leave bits of that one unused, and no program reads them.
    """
    hasil = {letak + n for letak in _semua(docx, b"PK\x01\x02") for awal, akhir in ATRIBUT for n in range(awal, akhir)}
    return hasil | {letak - 1 for tanda in (b"PK\x03\x04", b"PK\x01\x02") for letak in _semua(docx, tanda)}


def terbalik(docx: bytes, letak: int, bit: int) -> bytes:
    hasil = bytearray(docx)
    hasil[letak] ^= 1 << bit
    return bytes(hasil)


def test_our_letter_is_whole_and_so_is_what_programs_save_of_it(surat: bytes) -> None:
    tersimpan = BytesIO()
    Document(BytesIO(surat)).save(tersimpan)
    assert cacat(surat) == cacat(tersimpan.getvalue()) == []


def test_a_file_whose_sizes_stand_behind_the_members_is_whole(surat: bytes) -> None:
    """Programs that write into a pipe know the sizes only afterwards."""

    class Pipa(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

    keluar = Pipa()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bongkar(surat).items():
            arsip.writestr(nama, isi)
    docx = keluar.getvalue()
    assert struct.unpack_from("<H", docx, 6)[0] & 8
    assert cacat(docx) == []
    assert cacat(docx.replace(b"PK\x07\x08", b"PK\x07\x09", 1)) != []


def test_every_truncation_is_seen(surat: bytes) -> None:
    assert [n for n in range(0, len(surat), 64) if not cacat(surat[:n])] == []


def test_a_flipped_bit_is_seen_wherever_a_program_reads_it(surat: bytes) -> None:
    """What no program reads is left to the register, which knows the hash of what we wrote."""
    acak = random.Random(8)  # noqa: S311 - no secret
    tempat = [n for n in acak.sample(range(len(surat)), 600) if n not in tak_terbaca(surat)]
    lolos = [n for n in tempat if not cacat(terbalik(surat, n, acak.randrange(8)))]
    assert lolos == []


@pytest.mark.parametrize("tambahan", [b"\0", b"PK\x03\x04", b"x" * 100])
def test_bytes_before_between_and_after_the_members_are_seen(surat: bytes, tambahan: bytes) -> None:
    kedua = surat.index(b"PK\x03\x04", 4)
    pusat = surat.index(b"PK\x01\x02")
    for letak in (0, kedua, pusat, len(surat)):
        assert cacat(surat[:letak] + tambahan + surat[letak:]) == ["K60"], letak


def test_a_gap_that_the_directory_steps_over_is_seen(surat: bytes) -> None:
    """Programs go by the directory, so such bytes show nowhere else."""
    kedua, pusat, akhir = surat.index(b"PK\x03\x04", 4), surat.index(b"PK\x01\x02"), surat.index(b"PK\x05\x06")
    docx = bytearray(surat[:kedua] + b"sisipan" + surat[kedua:])
    for letak in _semua(surat, b"PK\x01\x02"):
        (lokal,) = struct.unpack_from("<I", surat, letak + 42)
        struct.pack_into("<I", docx, letak + 7 + 42, lokal + 7 * (lokal >= kedua))
    struct.pack_into("<I", docx, akhir + 7 + 16, pusat + 7)
    assert bongkar(bytes(docx)) == bongkar(surat)
    assert cacat(bytes(docx)) == ["K60"]


def test_a_picture_that_is_gone_is_seen(surat: bytes) -> None:
    """It has no line of its own in the list of kinds; only the reference to it tells."""
    bagian = bongkar(surat)
    daftar = bagian["word/_rels/document.xml.rels"]
    rujukan = b'<Relationship Id="rIdG" Type="http://x/image" Target="media/a.xml"/></Relationships>'
    bagian["word/_rels/document.xml.rels"] = daftar.replace(b"</Relationships>", rujukan)
    assert cacat(kemas(bagian)) == ["K62"]
    assert cacat(kemas(bagian | {"word/media/a.xml": b"<a/>"})) == []
    for tujuan in (b'"../NULL"', b'"#awal"', b'"https://x" TargetMode="External"'):
        lain = bagian["word/_rels/document.xml.rels"].replace(b'"media/a.xml"', tujuan)
        assert cacat(kemas(bagian | {"word/_rels/document.xml.rels": lain})) == []


@pytest.mark.parametrize(
    ("nama", "isi", "kode"),
    [
        ("word/document.xml", None, "K62"),
        ("word/styles.xml", None, "K62"),
        ("[Content_Types].xml", None, "K62"),
        ("_rels/.rels", None, "K62"),
        ("word/_rels/document.xml.rels", None, "K62"),
        ("word/lain.bin", b"x", "K62"),
        ("word/document.xml", b"<w:document", "K61"),
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "K61"),
        ("word/styles.xml", b"", "K61"),
    ],
)
def test_a_part_that_is_missing_broken_or_unknown_is_seen(
    surat: bytes, nama: str, isi: bytes | None, kode: str
) -> None:
    bagian = bongkar(surat)
    bagian.pop(nama, None)
    if isi is not None:
        bagian[nama] = isi
    assert kode in cacat(kemas(bagian))


def test_two_parts_of_one_name_are_seen(surat: bytes) -> None:
    keluar = BytesIO(surat)
    with zipfile.ZipFile(keluar, "a") as arsip, pytest.warns(UserWarning, match="Duplicate"):
        arsip.writestr("word/document.xml", b"<lain/>")
    assert cacat(keluar.getvalue()) == ["K60"]


def test_no_bytes_make_it_raise(surat: bytes) -> None:
    acak = random.Random(15)  # noqa: S311 - no secret
    for docx in _ganas(surat, acak, 400):
        periksa_keutuhan(docx, "surat.docx")


def _ganas(surat: bytes, acak: random.Random, banyak: int) -> Iterator[bytes]:
    """Yield files whose headers lie, and some that are no files at all."""
    yield from (b"", b"PK", surat[:4], surat[-22:], surat[:4] + surat[-22:], b"\xff" * 5000)
    kepala = [n for tanda in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for n in _semua(surat, tanda)]
    for _ in range(banyak):
        hasil = bytearray(surat)
        for _ in range(acak.randint(1, 6)):
            letak = acak.choice(kepala) + acak.randint(4, 45)
            if letak + 4 <= len(hasil):
                hasil[letak : letak + 4] = struct.pack("<I", acak.choice((0, 1, 8, 2**16, 2**31, 2**32 - 1)))
        yield bytes(hasil)


def _semua(isi: bytes, tanda: bytes) -> Iterator[int]:
    letak = -1
    while (letak := isi.find(tanda, letak + 1)) >= 0:
        yield letak


@pytest.mark.tahan
def test_every_letter_of_a_year_shows_every_truncation_and_a_hundred_thousand_flipped_bits() -> None:
    """Of each kind of letter of the sample year every 64-byte truncation, and in every fifth byte one flipped bit.

    Now and then such a bit lets a packed text be copied from another place that says the same: nothing is lost then.
    """
    from tests.golden.contoh_naskah import tercetak

    acak = random.Random()  # noqa: S311 - no secret
    lolos: list[tuple[str, int]] = []
    surat = tercetak("penuh")
    potongan, bit = (sum(len(range(0, len(isi), langkah)) for isi in surat.values()) for langkah in (64, 5))
    sys.stdout.write(f"{len(surat)} naskah: {potongan} potongan, {bit} bit\n")
    for nama, isi in surat.items():
        assert cacat(isi) == []
        lolos += [(nama, n) for n in range(0, len(isi), 64) if not cacat(isi[:n])]
        biasa = tak_terbaca(isi)
        for n in range(acak.randrange(5), len(isi), 5):
            rusak = terbalik(isi, n, acak.randrange(8))
            if n not in biasa and not cacat(rusak) and bongkar(rusak) != bongkar(isi):
                lolos.append((nama, n))
    assert lolos == []


@pytest.mark.tahan
def test_no_bytes_of_a_year_make_it_raise() -> None:
    from tests.golden.contoh_naskah import tercetak

    acak = random.Random()  # noqa: S311 - no secret
    for isi in tercetak("penuh").values():
        for docx in _ganas(isi, acak, 500):
            periksa_keutuhan(docx, "surat.docx")

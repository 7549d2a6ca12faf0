"""The properties of a letter's file: the office's and the letter's own, nothing of the machine's or the day's."""

from __future__ import annotations

from collections.abc import Mapping

from tata_usaha.cetak.penanda import lolos
from tata_usaha.word.hubungan import (
    JENIS_ISI,
    KEPALA,
    Hubungan,
    baca_hubungan,
    nama_hubungan,
    tambah_jenis,
    tujuan,
    tulis_hubungan,
)
from zi_model.kantor import Kantor
from zi_model.naskah.inti.jati_diri import tulis_jati_diri
from zi_model.naskah.inti.naskah import Naskah

SIFAT = "docProps/core.xml"
_JENIS = "application/vnd.openxmlformats-package.core-properties+xml"
_HUBUNGAN = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NS = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def beri_tempat_sifat(bagian: dict[str, bytes]) -> None:
    """Make sure that a package has a part for its properties, and that it is where we write them.

    Raises:
        lxml.etree.XMLSyntaxError: when the package's lists are no XML.

    """
    hubungan = baca_hubungan(bagian, "")
    lama = [h for h in hubungan if h.jenis == _HUBUNGAN]
    if [tujuan("", h) for h in lama] == [SIFAT] and SIFAT in bagian:
        return
    for h in lama:
        bagian.pop(tujuan("", h), None)
    baru = Hubungan("rIdSifat", _HUBUNGAN, SIFAT)
    bagian[nama_hubungan("")] = tulis_hubungan([*(h for h in hubungan if h not in lama), baru])
    bagian[JENIS_ISI] = tambah_jenis(bagian[JENIS_ISI], {}, {SIFAT: _JENIS})
    bagian[SIFAT] = b""


def susun_sifat(naskah: Naskah, kantor: Kantor) -> bytes:
    """Return the properties of a letter as their part.

    Raises:
        AksaraTakSah: when one of them holds a character that no Word file can hold.

    """
    periode = naskah.kunci.periode
    hari = f'xsi:type="dcterms:W3CDTF">{periode.mulai.isoformat()}T00:00:00Z<'
    nilai: Mapping[str, str] = {
        "dc:title": naskah.perihal,
        "dc:subject": periode.nama,
        "dc:creator": kantor.satker.nama,
        "cp:keywords": tulis_jati_diri(str(naskah.kunci), kantor.satker.kode_wilayah),
        "cp:lastModifiedBy": kantor.satker.nama,
        "cp:revision": "1",
        "dc:language": "id-ID",
    }
    isi = "".join(f"<{nama}>{lolos(teks)}</{nama}>" for nama, teks in nilai.items())
    waktu = f"<dcterms:created {hari}/dcterms:created><dcterms:modified {hari}/dcterms:modified>"
    return f"{KEPALA}<cp:coreProperties {_NS}>{isi}{waktu}</cp:coreProperties>".encode()

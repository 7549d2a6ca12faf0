"""The pictures of one letter: each file once in the package, wherever and however often it is printed."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tata_usaha.cetak.penanda import lolos
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.word.hubungan import (
    JENIS_ISI,
    Hubungan,
    baca_hubungan,
    nama_hubungan,
    tambah_jenis,
    tulis_hubungan,
)
from tata_usaha.word.paket import Anggota
from tata_usaha.word.ruang_nama import GAMBAR, GAMBAR_WORD, OFFICE
from zi_model.naskah.inti.naskah import Foto, Gambar, KodeQR

if TYPE_CHECKING:
    from tata_usaha.cetak.gambar import GambarSiap

_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NS = f'xmlns:wp="{GAMBAR_WORD}" xmlns:a="{GAMBAR}" xmlns:pic="{_PIC}" xmlns:r="{OFFICE}"'
_JENIS = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass
class Media:
    """Collects the pictures of one letter; `paket` are the parts of the template."""

    paket: Mapping[str, bytes]
    _siap: dict[Gambar | Foto | KodeQR, GambarSiap] = field(default_factory=dict)
    _berkas: dict[str, tuple[str, GambarSiap]] = field(default_factory=dict)  # by the bytes' sum: name, picture
    _rujukan: dict[str, dict[str, Hubungan]] = field(default_factory=dict)  # by part: the reference to each name
    _nomor: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def gambarkan(self, bagian: str, nilai: Gambar | Foto | KodeQR) -> str:
        """Return the drawing that shows a picture in a part, and remember that the part needs it.

        Raises:
            GalatRencana: when the picture's file cannot be read.
            AksaraTakSah: when its description holds what no Word file can hold.

        """
        siap = self._siapkan(nilai)
        sidik = hashlib.sha256(siap.isi).hexdigest()
        if sidik not in self._berkas:
            self._berkas[sidik] = (self._nama_baru(siap.jenis), siap)
        nama, _ = self._berkas[sidik]
        return _gambar(siap, nama, self._rujuk(bagian, nama).id)

    def _nama_baru(self, jenis: str) -> str:
        """Return a name that no picture has, nor one of the template, which may once have been a letter of ours."""
        calon = (f"gambar{ke}.{jenis}" for ke in self._nomor)
        return next(nama for nama in calon if f"word/media/{nama}" not in self.paket)

    def _rujuk(self, bagian: str, nama: str) -> Hubungan:
        rujukan = self._rujukan.setdefault(bagian, {})
        if nama not in rujukan:
            terpakai = {h.id for h in (*baca_hubungan(self.paket, bagian), *rujukan.values())}
            calon = (f"rIdGambar{ke}" for ke in itertools.count(len(rujukan) + 1))
            id_ = next(id_ for id_ in calon if id_ not in terpakai)
            rujukan[nama] = Hubungan(id_, f"{OFFICE}/image", f"media/{nama}")
        return rujukan[nama]

    def _siapkan(self, nilai: Gambar | Foto | KodeQR) -> GambarSiap:
        from tata_usaha.cetak.gambar import GambarTakTerbaca, siapkan

        if nilai not in self._siap:
            try:
                self._siap[nilai] = siapkan(nilai)
            except GambarTakTerbaca as galat:
                tempat = "nama berkas gambarnya di satker.yaml" if isinstance(nilai, Gambar) else "berkasnya"
                raise GalatRencana(str(galat), f"Periksa {tempat}.") from galat
        return self._siap[nilai]

    def anggota(self) -> list[Anggota]:
        """Return the pictures and the lists that name them, packed; pictures as they are, they do not get smaller."""
        if not self._berkas:
            return []
        hasil = [Anggota.kemas(f"word/media/{nama}", siap.isi, 0) for nama, siap in self._berkas.values()]
        for bagian, rujukan in self._rujukan.items():
            xml = tulis_hubungan([*baca_hubungan(self.paket, bagian), *rujukan.values()])
            hasil.append(Anggota.kemas(nama_hubungan(bagian), xml))
        akhiran: dict[str, str] = {siap.jenis: _JENIS[siap.jenis] for _, siap in self._berkas.values()}
        return [*hasil, Anggota.kemas(JENIS_ISI, tambah_jenis(self.paket[JENIS_ISI], akhiran))]


def _gambar(siap: GambarSiap, nama: str, rujukan: str) -> str:
    ukuran = f'cx="{siap.lebar_emu}" cy="{siap.tinggi_emu}"'
    return (
        f"<w:drawing><wp:inline {_NS}><wp:extent {ukuran}/>"
        f'<wp:docPr id="0" name="Gambar" descr="{lolos(siap.uraian)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{nama}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rujukan}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {ukuran}/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )

"""What a route has in hand: the office, who asks, and how to answer them with a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.responses import HTMLResponse, RedirectResponse

from meja import kilat
from meja.hak import boleh
from meja.keamanan.gerbang import PerluMasuk, Terlarang, nama_kuki, siapa
from meja.setelan import SetelanMeja
from meja.tampilan import Tampilan, url
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.pengguna import Pengguna


@dataclass(frozen=True)
class Meja:
    """One request of a person who is logged in."""

    permintaan: Request
    pengaturan: Pengaturan
    setelan: SetelanMeja
    orang: Pengguna

    @property
    def satker(self) -> str:
        """Code of the office."""
        return self.setelan.satker

    @property
    def pelaku(self) -> Pelaku:
        """Under which name the register remembers what they do."""
        return pelaku(self.orang)

    def boleh(self, rute: str, unit: str | None = None) -> bool:
        """Tell whether they may use a route, on what belongs to a sub bagian."""
        return boleh(self.orang, rute, unit)

    def wajib(self, rute: str, unit: str | None) -> None:
        """Refuse what is not theirs.

        Raises:
            Terlarang: when their roles do not include it for this sub bagian.

        """
        if not self.boleh(rute, unit or ""):  # what is nobody's is no sub bagian's either
            raise Terlarang

    def url(self, rute: str, **bagian: str | int) -> str:
        """Return the path of a route, with its parts; what else is named goes into the query."""
        return url(self.permintaan.app, rute, **bagian)

    def halaman(self, nama: str, status: int = 200, **nilai: Any) -> HTMLResponse:
        """Return a page of `halaman/`, filled."""
        tampilan: Tampilan = self.permintaan.app.state.tampilan
        return tampilan.halaman(self.permintaan, nama, status, orang=self.orang, **nilai)

    def pindah(self, tujuan: str, *pesan: str) -> RedirectResponse:
        """Return the way to another page of ours (its path), where these sentences are told once."""
        for satu in filter(None, pesan):
            kilat.titip(self.permintaan.cookies.get(nama_kuki(self.permintaan), ""), satu)
        return RedirectResponse(tujuan, 303)


def pelaku(orang: Pengguna) -> Pelaku:
    """Return under which name the register remembers what a person does."""
    return Pelaku(f"{orang.nama_lengkap} ({orang.nama})")


def meja_ini(permintaan: Request) -> Meja:
    """Return what a route has in hand; nobody gets here who is not logged in.

    Raises:
        PerluMasuk: when a route without a gate asks all the same.

    """
    orang = siapa(permintaan)
    if orang is None:
        raise PerluMasuk
    keadaan = permintaan.app.state
    return Meja(permintaan, keadaan.pengaturan, keadaan.setelan, orang)


MejaIni = Annotated[Meja, Depends(meja_ini)]

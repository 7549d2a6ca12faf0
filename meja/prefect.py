"""The schedules' server, asked over HTTP: which runs were last and are next, one more run, how a run stands.

Prefect itself is not imported: only a few answers of its REST API are read, and whatever else answers there, slowly or
not at all, is one error (`TakTerjangkau`) that a page tells in plain words. Nobody else may ask it (the secret lies in
a file of this account), and each write carries a token against pages of other sites.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import ssl
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

import httpx

from tata_usaha.dasar.letak_prefect import alamat_terpasang, rahasia_terpasang

ALUR = ("pagi", "bulanan", "triwulanan", "semesteran", "keputusan")
"""The flows that the page tells of; a flow's deployment has its name."""
_BATAS_DETIK, _BATAS_BITA = 4.0, 4_000_000
_SEKALI = 100
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SUDAH_MULAI = ("RUNNING", "PENDING", "PAUSED", "CANCELLING", "COMPLETED", "FAILED", "CRASHED", "CANCELLED")


class Sebab(Enum):
    """Why the server cannot be asked."""

    MATI = "Jadwal otomatis sedang tidak berjalan; semua yang lain tetap dapat dipakai. Beri tahu admin."
    LAMBAT = "Jadwal otomatis sedang tidak menjawab; semua yang lain tetap dapat dipakai. Coba lagi sebentar lagi."
    DITOLAK = "Jadwal otomatis tidak mengenal meja ini; semua yang lain tetap dapat dipakai. Beri tahu admin."
    ASING = (
        "Jadwal otomatis menjawab dengan cara yang tidak dikenal; semua yang lain tetap dapat dipakai. Beri tahu admin."
    )


class TakTerjangkau(Exception):
    """The server is not there, or what is there is not it."""

    def __init__(self, sebab: Sebab) -> None:
        super().__init__(sebab.value)
        self.sebab = sebab


class Ditolak(Exception):
    """The server refused a run: what was asked is not among what it offers now."""


class Keadaan(Enum):
    """How a run stands, in the words that people read, with the colour of the word."""

    MENUNGGU = ("Menunggu giliran", "netral")
    BERJALAN = ("Sedang berjalan", "jalan")
    SELESAI = ("Selesai", "baik")
    TERTINGGAL = ("Tertinggal", "kurang")
    DILEWATI = ("Dilewati", "netral")
    GAGAL = ("Gagal", "buruk")
    TERHENTI = ("Terhenti", "buruk")
    BATAL = ("Dibatalkan", "netral")

    @property
    def nama(self) -> str:
        """The word."""
        return self.value[0]

    @property
    def warna(self) -> str:
        """Its colour."""
        return self.value[1]

    @property
    def akhir(self) -> bool:
        """Whether it stays so."""
        return self not in {Keadaan.MENUNGGU, Keadaan.BERJALAN}


_KEADAAN = {
    "SCHEDULED": Keadaan.MENUNGGU,
    "PENDING": Keadaan.MENUNGGU,
    "PAUSED": Keadaan.MENUNGGU,
    "RUNNING": Keadaan.BERJALAN,
    "CANCELLING": Keadaan.BERJALAN,
    "COMPLETED": Keadaan.SELESAI,
    "FAILED": Keadaan.GAGAL,
    "CRASHED": Keadaan.TERHENTI,
    "CANCELLED": Keadaan.BATAL,
}
_BERNAMA = {"Tertinggal": Keadaan.TERTINGGAL, "Dilewati": Keadaan.DILEWATI}
"""States with a name of our own (`flows.pagi`): a morning that did its work did not fail, late as the office may be."""


@dataclass(frozen=True)
class Jalan:
    """One run: what it is called, when it is planned, begun and over, how it stands and what it says (Indonesian).

    `oleh` is the login name of who started it at the desk; "" when nobody did.
    """

    id: str
    alur: str
    nama: str
    keadaan: Keadaan
    rencana: dt.datetime | None
    mulai: dt.datetime | None
    akhir: dt.datetime | None
    pesan: str
    oleh: str

    @property
    def saat(self) -> dt.datetime | None:
        """When it was, or will be."""
        return self.akhir or self.mulai or self.rencana

    @property
    def gagal(self) -> bool:
        """Whether it did not do its work."""
        return self.keadaan in {Keadaan.GAGAL, Keadaan.TERHENTI}


@dataclass(frozen=True)
class Jadwal:
    """The last and the next run of each flow of an office, by the flow's name; `tersedia` are the flows that it has."""

    terakhir: Mapping[str, Jalan]
    berikut: Mapping[str, Jalan]
    tersedia: frozenset[str]


class Prefect:
    """The server, as the desk asks it. `alamat` of its API, and its secret, are asked for anew each time."""

    def __init__(
        self,
        alamat: Callable[[], str] = alamat_terpasang,
        rahasia: Callable[[], str | None] = rahasia_terpasang,
        batas: float = _BATAS_DETIK,
    ) -> None:
        self._alamat, self._rahasia, self._batas = alamat, rahasia, batas
        self._klien = str(uuid.uuid4())
        self._token: str | None = None
        self._gembok = threading.Lock()

    def jadwal(self, satker: str) -> Jadwal:
        """Return the last and the next run of each flow of an office.

        Raises:
            TakTerjangkau: when the server cannot be asked.

        """
        tanya = self._percakapan()
        penyebaran = _daftar(tanya.kirim("/deployments/filter", {"limit": _SEKALI}))
        alur = {str(d.get("flow_id")): str(d.get("name")) for d in penyebaran if d.get("name") in ALUR}
        lalu = self._per_alur(tanya, satker, alur, _SUDAH_MULAI, "EXPECTED_START_TIME_DESC")
        nanti = self._per_alur(tanya, satker, alur, ("SCHEDULED",), "NEXT_SCHEDULED_START_TIME_ASC")
        return Jadwal(lalu, nanti, frozenset(alur.values()))

    def jalan(self, id_: str) -> Jalan | None:
        """Return one run; None when there is none of this id.

        Raises:
            TakTerjangkau: when the server cannot be asked.

        """
        if not _ID.fullmatch(id_):
            return None
        tanya = self._percakapan()
        isi = tanya.ambil(f"/flow_runs/{id_}")
        return None if isi is None else _jalan(_kamus(isi), "")

    def jalankan(self, alur: str, parameter: Mapping[str, str], kunci: str, oleh: str, nama: str) -> tuple[str, bool]:
        """Ask for a run now; return its id, and whether it is a new one: the same `kunci` gives the same run.

        `nama` is what it is called until it begins; without one the server makes up two English words.

        Raises:
            TakTerjangkau: when the server cannot be asked.
            Ditolak: when it refuses what is asked.

        """
        tanya = self._percakapan()
        penyebaran = tanya.ambil(f"/deployments/name/{alur}/{alur}")
        if penyebaran is None:
            raise Ditolak
        isi = {
            "parameters": dict(parameter),
            "name": nama,
            "idempotency_key": f"meja:{kunci}",
            "tags": [f"meja:{oleh}"],
            "state": {"type": "SCHEDULED"},
        }
        baru = _kamus(tanya.kirim(f"/deployments/{_kamus(penyebaran).get('id')}/create_flow_run", isi))
        id_ = str(baru.get("id"))
        if not _ID.fullmatch(id_):
            raise TakTerjangkau(Sebab.ASING)
        return id_, tanya.status == httpx.codes.CREATED

    def _per_alur(
        self, tanya: _Percakapan, satker: str, alur: Mapping[str, str], keadaan: Sequence[str], urut: str
    ) -> dict[str, Jalan]:
        """Return for each flow the first run of an office in these states; what the first answer lacks is asked for."""
        hasil: dict[str, Jalan] = {}
        for dicari in ([*alur.values()], *([satu] for satu in alur.values())):
            if kurang := [satu for satu in dicari if satu not in hasil]:
                isi = {
                    "flows": {"name": {"any_": kurang}},
                    "flow_runs": {"state": {"type": {"any_": list(keadaan)}}},
                    "sort": urut,
                    "limit": _SEKALI,
                }
                for satu in _daftar(tanya.kirim("/flow_runs/filter", isi)):
                    nama = alur.get(str(satu.get("flow_id")), "")
                    if nama and _kamus(satu.get("parameters") or {}).get("satker") == satker:
                        hasil.setdefault(nama, _jalan(satu, nama))
        return hasil

    def _percakapan(self) -> _Percakapan:
        return _Percakapan(self, self._alamat(), self._rahasia(), time.monotonic() + self._batas)

    def token(self, tanya: _Percakapan, *, baru: bool) -> str | None:
        """Return the token that writes carry; None where the server wants none."""
        with self._gembok:
            if self._token is None or baru:
                isi = tanya.ambil(f"/csrf-token?client={self._klien}", boleh={httpx.codes.UNPROCESSABLE_ENTITY})
                self._token = None if isi is None else str(_kamus(isi).get("token"))
            return self._token

    @property
    def klien(self) -> str:
        """By which name the server knows this desk."""
        return self._klien


@cache
def _tls() -> ssl.SSLContext:
    """Return which certificates are believed; to read them anew for each question took longer than most answers."""
    return httpx.create_ssl_context(trust_env=False)


class _Percakapan:
    """Some questions that belong together, all of which have to be answered by one moment."""

    def __init__(self, milik: Prefect, alamat: str, rahasia: str | None, akhir: float) -> None:
        self._milik, self._alamat, self._akhir = milik, alamat, akhir
        self._kepala = {"Accept": "application/json"}
        if rahasia:
            self._kepala["Authorization"] = f"Basic {base64.b64encode(rahasia.encode()).decode()}"
        self.status = 0

    def ambil(self, jalur: str, boleh: Iterable[int] = ()) -> Any:
        """Return what stands at a path; None for 404, and for the codes of `boleh`."""
        return self._tafsir(*self._minta("GET", jalur, None, {}), boleh={httpx.codes.NOT_FOUND, *boleh})

    def kirim(self, jalur: str, isi: Mapping[str, object]) -> Any:
        """Return the answer to a POST; one whose token is over is sent once more."""
        for baru in (False, True):
            token = self._milik.token(self, baru=baru)
            kepala = {"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": self._milik.klien} if token else {}
            status, bita = self._minta("POST", jalur, isi, kepala)
            if status != httpx.codes.FORBIDDEN or not token:
                break
        self.status = status
        if status in {httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY, httpx.codes.BAD_REQUEST}:
            raise Ditolak
        return self._tafsir(status, bita)

    def _minta(
        self, cara: str, jalur: str, isi: Mapping[str, object] | None, kepala: Mapping[str, str]
    ) -> tuple[int, bytes]:
        """Return status and body of an answer.

        Raises:
            TakTerjangkau: when there is none in time, or it is larger than any of theirs.

        """
        sisa = self._akhir - time.monotonic()
        if sisa <= 0:
            raise TakTerjangkau(Sebab.LAMBAT)
        try:
            with (
                httpx.Client(
                    timeout=httpx.Timeout(sisa, connect=min(sisa, 1.0)), trust_env=False, verify=_tls()
                ) as klien,
                klien.stream(cara, self._alamat + jalur, json=isi, headers={**self._kepala, **kepala}) as jawaban,
            ):
                bita = bytearray()
                for potong in jawaban.iter_bytes():
                    bita += potong
                    if time.monotonic() > self._akhir:  # who sends a byte a second never times out
                        raise TakTerjangkau(Sebab.LAMBAT)
                    if len(bita) > _BATAS_BITA:
                        raise TakTerjangkau(Sebab.ASING)
                return jawaban.status_code, bytes(bita)
        except (httpx.ConnectError, httpx.ConnectTimeout) as galat:
            raise TakTerjangkau(Sebab.MATI) from galat
        except httpx.TimeoutException as galat:
            raise TakTerjangkau(Sebab.LAMBAT) from galat
        except (httpx.HTTPError, httpx.InvalidURL) as galat:
            raise TakTerjangkau(Sebab.ASING) from galat

    def _tafsir(self, status: int, bita: bytes, boleh: Iterable[int] = ()) -> Any:
        if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
            raise TakTerjangkau(Sebab.DITOLAK)
        if status in set(boleh):
            return None
        if status == httpx.codes.SERVICE_UNAVAILABLE:  # its database is busy
            raise TakTerjangkau(Sebab.LAMBAT)
        if status not in {httpx.codes.OK, httpx.codes.CREATED}:
            raise TakTerjangkau(Sebab.ASING)
        try:
            return json.loads(bita)
        except ValueError as galat:
            raise TakTerjangkau(Sebab.ASING) from galat


def _daftar(isi: object) -> list[dict[str, Any]]:
    if not isinstance(isi, list):
        raise TakTerjangkau(Sebab.ASING)
    return [_kamus(satu) for satu in isi]


def _kamus(isi: object) -> dict[str, Any]:
    if not isinstance(isi, dict):
        raise TakTerjangkau(Sebab.ASING)
    return isi


def _jalan(isi: Mapping[str, Any], alur: str) -> Jalan:
    keadaan = isi.get("state") if isinstance(isi.get("state"), dict) else {}
    tanda = isi.get("tags") if isinstance(isi.get("tags"), list) else []
    return Jalan(
        str(isi.get("id")),
        alur,
        str(isi.get("name") or ""),
        _BERNAMA.get(str((keadaan or {}).get("name"))) or _KEADAAN.get(str(isi.get("state_type")), Keadaan.MENUNGGU),
        _saat(isi.get("expected_start_time")),
        _saat(isi.get("start_time")),
        _saat(isi.get("end_time")),
        str((keadaan or {}).get("message") or ""),
        next((str(t).partition(":")[2] for t in tanda or () if str(t).startswith("meja:")), ""),
    )


def _saat(nilai: object) -> dt.datetime | None:
    try:
        saat = dt.datetime.fromisoformat(str(nilai))
    except ValueError:
        return None
    return saat if saat.tzinfo else saat.replace(tzinfo=dt.UTC)
